//! Where Chromium and chromedriver are.

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

/// The browser: `CHROME`, or the first on the `PATH`.
///
/// # Panics
/// Where there is none: the message says how to get one.
pub fn chromium() -> PathBuf {
    find("CHROME", &CHROMIUM)
        .expect("there is no Chromium here: run `cargo xtask setup`, or set CHROME")
}

/// Its driver: `CHROMEDRIVER`, or the one on the `PATH`.
///
/// # Panics
/// Where there is none: the message says how to get one.
pub(super) fn chromedriver() -> PathBuf {
    find("CHROMEDRIVER", &["chromedriver"])
        .expect("there is no chromedriver here: run `cargo xtask setup`, or set CHROMEDRIVER")
}

fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(program) = env::var_os(variable) {
        return Some(program.into());
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = env::split_paths(&path).collect();
    // A name that is a whole path stays itself when it is joined to a folder.
    let places = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| Path::is_file(place))
}
