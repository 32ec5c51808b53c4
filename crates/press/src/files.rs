//! Reading files and folders. Writing and removing go through [`crate::output`].

use std::{
    fs,
    io::{self, ErrorKind, Read as _},
    path::Path,
};

use crate::{Error, Result};

/// Reads a file, or returns `None` if there is none.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    read_up_to(path, u64::MAX)
}

/// Reads a file of at most `limit` bytes, or returns `None` if there is none.
pub(crate) fn read_up_to(path: &Path, limit: u64) -> Result<Option<Vec<u8>>> {
    match try_read(path, limit) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::read(path, error)),
    }
}

/// Reads a regular file of at most `limit` bytes. Pipes and devices are errors, since reading them might never end.
pub(crate) fn try_read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let too_large = || io::Error::other(format!("it has over {} MB", limit / 1_000_000));
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::Error::other("it is a folder"));
    }
    if !metadata.is_file() {
        return Err(io::Error::other(
            "it is not a regular file but a pipe, a device or similar",
        ));
    }
    if metadata.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    let file = fs::File::open(path)?;
    // It may grow while it is read.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(too_large());
    }
    Ok(bytes)
}

/// Writes a file and its parent folders, as the start of a test.
#[cfg(test)]
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, bytes)
}

/// Contents of a folder, as sorted names.
#[derive(Debug, Default)]
pub(crate) struct FolderEntries {
    /// Regular files.
    pub(crate) files: Vec<String>,
    /// Folders.
    pub(crate) folders: Vec<String>,
    /// Symbolic links, whatever their target.
    pub(crate) links: Vec<String>,
    /// Anything else, such as pipes and devices.
    pub(crate) others: Vec<String>,
    /// Entries of any kind with a name that is not Unicode, converted with loss. No URL can contain such a name.
    pub(crate) not_unicode: Vec<String>,
}

/// Lists a folder without following symbolic links. A missing folder has no entries.
pub(crate) fn list_folder(folder: &Path) -> Result<FolderEntries> {
    let problem = |error| {
        Error::new("cannot list the folder")
            .at(folder)
            .caused_by(error)
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(FolderEntries::default()),
        Err(error) => return Err(problem(error)),
    };
    let mut names = FolderEntries::default();
    for entry in entries {
        let entry = entry.map_err(problem)?;
        let name = match entry.file_name().into_string() {
            Ok(name) => name,
            Err(name) => {
                names.not_unicode.push(name.to_string_lossy().into_owned());
                continue;
            }
        };
        let kind = entry.file_type().map_err(problem)?;
        let names = if kind.is_symlink() {
            &mut names.links
        } else if kind.is_dir() {
            &mut names.folders
        } else if kind.is_file() {
            &mut names.files
        } else {
            &mut names.others
        };
        names.push(name);
    }
    for names in [
        &mut names.files,
        &mut names.folders,
        &mut names.links,
        &mut names.others,
        &mut names.not_unicode,
    ] {
        names.sort();
    }
    Ok(names)
}

/// Returns the sorted names of the files in a folder that end in `suffix`, symbolic links to files included.
pub(crate) fn file_names(folder: &Path, suffix: &str) -> Result<Vec<String>> {
    let FolderEntries { files, links, .. } = list_folder(folder)?;
    let is_file = |name: &String| folder.join(name).is_file();
    let mut names: Vec<String> = links.into_iter().filter(is_file).chain(files).collect();
    names.retain(|name| name.ends_with(suffix));
    names.sort();
    Ok(names)
}

/// Returns the sorted names of the folders in a folder, without symbolic links.
pub(crate) fn folder_names(folder: &Path) -> Result<Vec<String>> {
    list_folder(folder).map(|names| names.folders)
}
