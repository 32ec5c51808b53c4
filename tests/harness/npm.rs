//! Files of the npm packages that `cargo xtask setup` installs.

use std::{fs, path::PathBuf};

/// Reads a file of an npm package, such as `axe-core/axe.min.js`.
///
/// # Panics
/// If the file is missing; the message names the command that installs it.
pub fn npm_file(path: &str) -> String {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../tools/node_modules")
        .join(path);
    fs::read_to_string(&file)
        .unwrap_or_else(|_| panic!("{path} is missing: run `cargo xtask setup`"))
}

/// Returns the installed version of an npm package.
///
/// # Panics
/// If the package is not installed.
pub fn npm_version(package: &str) -> String {
    let manifest: serde_json::Value =
        serde_json::from_str(&npm_file(&format!("{package}/package.json")))
            .unwrap_or_else(|error| panic!("the manifest of {package}: {error}"));
    manifest["version"]
        .as_str()
        .unwrap_or("without a version")
        .to_owned()
}
