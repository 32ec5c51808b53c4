//! The built site.

use std::{env, path::PathBuf};

/// The folder of the built site: `RECTO_DIST`, or `dist/` in the repository.
///
/// # Panics
/// Where it is not there: the message says how to make it.
pub fn dist() -> PathBuf {
    let folder = env::var_os("RECTO_DIST").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../dist"),
        PathBuf::from,
    );
    assert!(
        folder.join("index.html").is_file() && folder.join("404.html").is_file(),
        "there is no built site in {}: run `cargo xtask build`",
        folder.display()
    );
    folder
}
