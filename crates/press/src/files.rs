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

/// Removes a file, unless it is not there anyway.
pub(crate) fn remove_if_there(path: &Path) -> Result<(), String> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(format!("cannot remove {}: {error}", path.display()))
        }
        _ => Ok(()),
    }
}

/// The names of the files in a folder that end so, sorted; none where there is no such folder.
pub(crate) fn names(folder: &Path, ending: &str) -> Result<Vec<String>, String> {
    let (mut names, _) = list_both(folder)?;
    names.retain(|name| name.ends_with(ending));
    Ok(names)
}

/// The names of the folders in a folder, sorted; none where there is no such folder.
pub(crate) fn folders(folder: &Path) -> Result<Vec<String>, String> {
    list_both(folder).map(|(_, folders)| folders)
}

/// The names of the files and those of the folders, sorted. A name that is not Unicode could stand in no address, and is
/// passed over.
pub(crate) fn list_both(folder: &Path) -> Result<(Vec<String>, Vec<String>), String> {
    let problem = |error| format!("cannot list {}: {error}", folder.display());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Default::default()),
        Err(error) => return Err(problem(error)),
    };
    let (mut names, mut folders) = (Vec::new(), Vec::new());
    for entry in entries {
        let entry = entry.map_err(problem)?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let mut kind = entry.file_type().map_err(problem)?;
        if kind.is_symlink() {
            let Ok(followed) = fs::metadata(entry.path()) else {
                continue;
            };
            kind = followed.file_type();
        }
        if kind.is_file() {
            names.push(name);
        } else if kind.is_dir() {
            folders.push(name);
        }
    }
    names.sort();
    folders.sort();
    Ok((names, folders))
}
