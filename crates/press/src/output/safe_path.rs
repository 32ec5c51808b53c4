//! Where a file is that is to be written: below a folder, and nowhere else.

use std::{
    fs::{self, Metadata},
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
};

/// What is at a path.
#[derive(Debug)]
pub(crate) enum Location {
    /// Nothing.
    Vacant(PathBuf),
    /// A file or a folder.
    Existing(PathBuf),
    /// There is a symbolic link at it or on the way to it, by this path below the root.
    Symlink(String),
}

/// Looks what is at a path below a folder; the folder itself may be behind a link, since somebody has named it. An error
/// where the path would lead out of the folder.
pub(crate) fn resolve(root: &Path, path: &str) -> Result<Location, String> {
    let is_unfit = |part: &str| matches!(part, "" | "." | "..") || part.contains(['\\', '\0']);
    if path.split('/').any(is_unfit) {
        return Err("the path leads out of the folder".to_owned());
    }
    let mut file = root.to_owned();
    for (start, part) in parts(path) {
        file.push(part);
        match metadata(&file)? {
            None => return Ok(Location::Vacant(root.join(path))),
            Some(it) if it.is_symlink() => {
                return Ok(Location::Symlink(path[..start + part.len()].to_owned()));
            }
            Some(_) => {}
        }
    }
    Ok(Location::Existing(file))
}

/// Reads a file of the site whose content is to be published; none where there is none. What is behind a link is somewhere
/// else, and perhaps nobody's to read.
pub(crate) fn read(root: &Path, path: &str) -> Result<Option<Vec<u8>>, String> {
    read_up_to(root, path, u64::MAX)
}

/// The same of a file that has at most so many bytes.
pub(crate) fn read_up_to(root: &Path, path: &str, most: u64) -> Result<Option<Vec<u8>>, String> {
    let shown = root.join(path);
    let shown = shown.display();
    match resolve(root, path).map_err(|problem| format!("cannot read {shown}: {problem}"))? {
        Location::Vacant(_) => Ok(None),
        Location::Existing(file) => crate::files::read_up_to(&file, most),
        Location::Symlink(_) => Err(format!(
            "{shown} is a symbolic link: put the file itself in its place"
        )),
    }
}

/// The parts of a path, each with where it begins.
fn parts(path: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    path.split('/').map(move |part| {
        let at = start;
        start += part.len() + 1;
        (at, part)
    })
}

fn metadata(file: &Path) -> Result<Option<Metadata>, String> {
    match fs::symlink_metadata(file) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

/// Writes a file and the folders above it: whole beside its place, and then in one step to it, so that nobody sees a half
/// of it, and a run that is broken off leaves what was there. What may not be written stays, though its folder may be.
pub(crate) fn write_atomic(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let permissions = fs::symlink_metadata(file).map(|before| before.permissions());
    if permissions.as_ref().is_ok_and(fs::Permissions::readonly) {
        return Err(io::Error::new(
            ErrorKind::PermissionDenied,
            "it may not be written to",
        ));
    }
    // Its message would name the file beside.
    let mut new = new_file(folder).map_err(|error| io::Error::from(error.kind()))?;
    new.write_all(bytes)?;
    if let Ok(permissions) = permissions {
        new.as_file().set_permissions(permissions)?;
    }
    new.persist(file).map_err(|error| error.error)?;
    Ok(())
}

/// A file that is to be moved to its place. It may be read by those who may read what is written there otherwise: servers
/// run as somebody else.
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".press-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
