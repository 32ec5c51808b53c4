//! Files, with messages that name them.

use std::{fs, io::ErrorKind, path::Path};

/// Reads a file; none where there is none.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>, String> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("cannot read {}: {error}", path.display())),
    }
}

/// Writes a file and the folders above it, unless it is there already with the same bytes.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if fs::read(path).is_ok_and(|before| before == bytes) {
        return Ok(());
    }
    let written = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, bytes));
    written.map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Removes a file.
pub(crate) fn remove(path: &Path) -> Result<(), String> {
    fs::remove_file(path).map_err(|error| format!("cannot remove {}: {error}", path.display()))
}

/// The names of the files in a folder that end so, sorted; none where there is no such folder.
pub(crate) fn names(folder: &Path, ending: &str) -> Result<Vec<String>, String> {
    let mut names = list(folder, Path::is_file)?;
    names.retain(|name| name.ends_with(ending));
    Ok(names)
}

/// The names of the folders in a folder, sorted; none where there is no such folder.
pub(crate) fn folders(folder: &Path) -> Result<Vec<String>, String> {
    list(folder, Path::is_dir)
}

/// A name that is not Unicode could stand in no address, and is passed over.
fn list(folder: &Path, fits: impl Fn(&Path) -> bool) -> Result<Vec<String>, String> {
    let problem = |error| format!("cannot list {}: {error}", folder.display());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(problem(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(problem)?;
        if let Ok(name) = entry.file_name().into_string()
            && fits(&entry.path())
        {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
