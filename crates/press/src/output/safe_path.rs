//! Path confinement: files are read and written below a folder only, and no symbolic link is followed.

use std::{
    fs::{self, Metadata},
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use crate::{Error, Result, files};

/// State of a path below a folder.
#[derive(Debug)]
pub(crate) enum Location {
    /// Nothing exists; with the whole path.
    Vacant(PathBuf),
    /// A file or a folder exists; with the whole path.
    Existing(PathBuf),
    /// The path is a symbolic link or leads through one; with the path of the link below the folder.
    Symlink(String),
}

/// Resolves a path whose parts are separated by `/` below a folder. The folder itself may be reached through a link, since the
/// user named it. Fails if the path would leave the folder, or if it cannot be inspected.
pub(crate) fn resolve(root: &Path, path: &str) -> io::Result<Location> {
    let is_invalid = |part: &str| matches!(part, "" | "." | "..") || part.contains(['\\', '\0']);
    if path.split('/').any(is_invalid) {
        return Err(io::Error::other("the path leads out of the folder"));
    }
    let mut file = root.to_owned();
    for (start, part) in parts(path) {
        file.push(part);
        match metadata(&file)? {
            None => return Ok(Location::Vacant(root.join(path))),
            Some(metadata) if metadata.is_symlink() => {
                return Ok(Location::Symlink(path[..start + part.len()].to_owned()));
            }
            Some(_) => {}
        }
    }
    Ok(Location::Existing(file))
}

/// Reads a file of the site, or returns `None` if there is none. A symbolic link is an error: its target lies elsewhere and is
/// perhaps not meant to be published.
pub(crate) fn read(root: &Path, path: &str) -> Result<Option<Vec<u8>>> {
    read_up_to(root, path, u64::MAX)
}

/// Reads a file of the site of at most `limit` bytes; see [`read`].
pub(crate) fn read_up_to(root: &Path, path: &str, limit: u64) -> Result<Option<Vec<u8>>> {
    let whole = root.join(path);
    match resolve(root, path).map_err(|error| Error::read(&whole, error))? {
        Location::Vacant(_) => Ok(None),
        Location::Existing(file) => files::read_up_to(&file, limit),
        Location::Symlink(_) => Err(Error::new("cannot follow the symbolic link")
            .at(whole)
            .help("put the file itself in its place")),
    }
}

/// Returns the parts of a path with their offsets in bytes.
fn parts(path: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    path.split('/').map(move |part| {
        let at = start;
        start += part.len() + 1;
        (at, part)
    })
}

fn metadata(file: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(file) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes a file and its parent folders atomically: into a temporary file beside it, which is then renamed, so that nobody
/// reads half of it and an interrupted run leaves the earlier one. Permissions stay, and a read-only file is an error though
/// its folder may be writable.
pub(crate) fn write_atomic(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let permissions = fs::symlink_metadata(file).map(|before| before.permissions());
    if permissions.as_ref().is_ok_and(fs::Permissions::readonly) {
        return Err(io::Error::new(
            ErrorKind::PermissionDenied,
            "the file is read-only",
        ));
    }
    // The whole message would name the temporary file.
    let mut new = temporary_file(folder).map_err(|error| io::Error::from(error.kind()))?;
    new.write_all(bytes)?;
    if let Ok(permissions) = permissions {
        new.as_file().set_permissions(permissions)?;
    }
    new.persist(file).map_err(|error| error.error)?;
    Ok(())
}

/// Creates a temporary file with the permissions of any new file. Without them, a server that runs as another user could not
/// read it.
fn temporary_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".press-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
