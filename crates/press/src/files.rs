//! Files that are read, with messages that name them. What is written and removed goes through [`crate::output`].

use std::{
    fs,
    io::{self, ErrorKind, Read as _},
    path::Path,
};

/// Reads a file; none where there is none. What is no file, such as a pipe or a device, might never end and is not read.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>, String> {
    read_up_to(path, u64::MAX)
}

/// The same of a file that has at most so many bytes.
pub(crate) fn read_up_to(path: &Path, most: u64) -> Result<Option<Vec<u8>>, String> {
    match try_read(path, most) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("cannot read {}: {error}", path.display())),
    }
}

/// The bytes of a file that has at most so many. The size is asked twice: a file may grow while it is read.
pub(crate) fn try_read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let too_large = || io::Error::other(format!("it has over {} MB", most / 1_000_000));
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::Error::other("it is a folder"));
    }
    if !metadata.is_file() {
        return Err(io::Error::other(
            "it is no file, but a pipe, a device or the like",
        ));
    }
    if metadata.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    let file = fs::File::open(path)?;
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(too_large());
    }
    Ok(bytes)
}

/// Writes a file and the folders above it, for tests to begin with.
#[cfg(test)]
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, bytes)
}

/// What is in a folder, by sorted names.
#[derive(Debug, Default)]
pub(crate) struct FolderEntries {
    /// The files.
    pub(crate) files: Vec<String>,
    /// The folders.
    pub(crate) folders: Vec<String>,
    /// The symbolic links, wherever they lead.
    pub(crate) links: Vec<String>,
    /// What is none of these: pipes, devices and the like.
    pub(crate) others: Vec<String>,
    /// What has a name that is not Unicode and so could stand in no address, by what of it can be read.
    pub(crate) not_unicode: Vec<String>,
}

/// Lists a folder, without following what leads elsewhere; nothing where there is no such folder.
pub(crate) fn list_folder(folder: &Path) -> Result<FolderEntries, String> {
    let problem = |error| format!("cannot list {}: {error}", folder.display());
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

/// The names of the files in a folder that end so, sorted, those that are links to files among them.
pub(crate) fn file_names(folder: &Path, ending: &str) -> Result<Vec<String>, String> {
    let FolderEntries { files, links, .. } = list_folder(folder)?;
    let is_file = |name: &String| folder.join(name).is_file();
    let mut names: Vec<String> = links.into_iter().filter(is_file).chain(files).collect();
    names.retain(|name| name.ends_with(ending));
    names.sort();
    Ok(names)
}

/// The names of the folders in a folder, sorted; those that are links are passed over.
pub(crate) fn folder_names(folder: &Path) -> Result<Vec<String>, String> {
    list_folder(folder).map(|names| names.folders)
}
