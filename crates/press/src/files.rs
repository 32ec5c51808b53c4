//! Files that are read, with messages that name them. What is written and removed goes through [`crate::output`].

use std::{fs, io::ErrorKind, path::Path};

/// Reads a file; none where there is none.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>, String> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("cannot read {}: {error}", path.display())),
    }
}

/// Writes a file and the folders above it, for tests to begin with.
#[cfg(test)]
pub(crate) fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, bytes)
}

/// What is in a folder, by sorted names. A name that is not Unicode could stand in no address, and is passed over.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The files.
    pub(crate) files: Vec<String>,
    /// The folders.
    pub(crate) folders: Vec<String>,
    /// The symbolic links, wherever they lead.
    pub(crate) links: Vec<String>,
}

/// Lists a folder, without following what leads elsewhere; nothing where there is no such folder.
pub(crate) fn list(folder: &Path) -> Result<Names, String> {
    let problem = |error| format!("cannot list {}: {error}", folder.display());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Names::default()),
        Err(error) => return Err(problem(error)),
    };
    let mut names = Names::default();
    for entry in entries {
        let entry = entry.map_err(problem)?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let kind = entry.file_type().map_err(problem)?;
        if kind.is_symlink() {
            names.links.push(name);
        } else if kind.is_dir() {
            names.folders.push(name);
        } else if kind.is_file() {
            names.files.push(name);
        }
    }
    for names in [&mut names.files, &mut names.folders, &mut names.links] {
        names.sort();
    }
    Ok(names)
}

/// The names of the files in a folder that end so, sorted, those that are links to files among them.
pub(crate) fn names(folder: &Path, ending: &str) -> Result<Vec<String>, String> {
    let Names { files, links, .. } = list(folder)?;
    let is_file = |name: &String| folder.join(name).is_file();
    let mut names: Vec<String> = links.into_iter().filter(is_file).chain(files).collect();
    names.retain(|name| name.ends_with(ending));
    names.sort();
    Ok(names)
}

/// The names of the folders in a folder, sorted; those that are links are passed over.
pub(crate) fn folders(folder: &Path) -> Result<Vec<String>, String> {
    list(folder).map(|names| names.folders)
}
