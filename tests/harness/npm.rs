//! What the tests take from npm, as `cargo xtask setup` installs it.

use std::{fs, path::PathBuf};

/// The text of a file of an npm package, such as `axe-core/axe.min.js`.
///
/// # Panics
/// Where it is not there: the message says how to install it.
pub fn npm_file(path: &str) -> String {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../tools/node_modules")
        .join(path);
    fs::read_to_string(&file)
        .unwrap_or_else(|_| panic!("{path} is missing: run `cargo xtask setup`"))
}

/// The installed version of an npm package.
///
/// # Panics
/// Where it is not installed.
pub fn npm_version(package: &str) -> String {
    let manifest: serde_json::Value =
        serde_json::from_str(&npm_file(&format!("{package}/package.json")))
            .unwrap_or_else(|error| panic!("the manifest of {package}: {error}"));
    manifest["version"]
        .as_str()
        .unwrap_or("of no version")
        .to_owned()
}
