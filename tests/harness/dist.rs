//! Folder of the built site.

use std::{env, path::PathBuf};

/// Returns the folder of the built site: `RECTO_DIST`, or `dist/` in the repository.
///
/// # Panics
/// If the folder has no built site; the message names the command that builds it.
pub fn dist() -> PathBuf {
    let folder = env::var_os("RECTO_DIST").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../dist"),
        PathBuf::from,
    );
    assert!(
        folder.join("index.html").is_file() && folder.join("404.html").is_file(),
        "{} has no built site: run `cargo xtask build`",
        folder.display()
    );
    folder
}
