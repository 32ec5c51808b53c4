//! Paths of Chromium and chromedriver.

use std::{
    env,
    path::{Path, PathBuf},
};

const CHROMIUM: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Returns the path of the browser: `CHROME`, or the first one on the `PATH`.
///
/// # Panics
/// If there is none; the message names the command that installs one.
pub fn chromium() -> PathBuf {
    find("CHROME", &CHROMIUM)
        .expect("Chromium was not found: run `cargo xtask setup`, or set CHROME")
}

/// Returns the path of the browser's driver: `CHROMEDRIVER`, or the one on the `PATH`.
///
/// # Panics
/// If there is none; the message names the command that installs one.
pub(super) fn chromedriver() -> PathBuf {
    find("CHROMEDRIVER", &["chromedriver"])
        .expect("chromedriver was not found: run `cargo xtask setup`, or set CHROMEDRIVER")
}

fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(program) = env::var_os(variable) {
        return Some(program.into());
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = env::split_paths(&path).collect();
    // Joining an absolute path to a folder gives that path.
    let places = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| Path::is_file(place))
}
