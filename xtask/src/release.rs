//! `cargo xtask release`: archives for publishers without Rust. They hold the app, as a site without articles, and `press`
//! for this machine's platform.

use std::{fs, path::Path, process::Command};

use crate::{empty_site, failure::Failure, process, project::Project};

/// Folder of the archives.
const FOLDER: &str = "target/release-files";

/// Name of the app's folder in its archive.
const SITE: &str = "recto";

/// Packs the site that Trunk has built, and `press`.
pub(crate) fn pack(project: &Project) -> Result<(), Failure> {
    process::run(project.command("cargo").args([
        "build",
        "--profile",
        "native",
        "--package",
        "press",
    ]))?;
    let program = format!("press{}", std::env::consts::EXE_SUFFIX);
    let press = project.file("target/native").join(&program);
    let folder = project.file(FOLDER);
    build_empty_site(&project.file("dist"), &folder, &press)
        .and_then(|()| fs::copy(&press, folder.join(&program)))
        .map_err(|error| Failure::new(format!("{FOLDER} cannot be filled"), error.to_string()))?;
    let version = env!("CARGO_PKG_VERSION");
    let kind = format!("{}-{}", std::env::consts::OS, std::env::consts::ARCH);
    for (name, what) in [
        (format!("recto-app-{version}.tar.gz"), SITE),
        (format!("press-{version}-{kind}.tar.gz"), program.as_str()),
    ] {
        let mut tar = Command::new("tar");
        process::run(tar.current_dir(&folder).args(["-czf", &name, what]))?;
        println!("{FOLDER}/{name}");
    }
    Ok(())
}

/// Creates a site without articles from the built one, and builds its pages.
fn build_empty_site(dist: &Path, folder: &Path, press: &Path) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let site = folder.join(SITE);
    empty_site::create(dist, &site)?;
    let mut build = Command::new(press);
    let status = build
        .args(["build", "--no-compression"])
        .arg(&site)
        .status()?;
    if !status.success() {
        return Err(std::io::Error::other(format!(
            "`press build` failed: {status}"
        )));
    }
    // The cache of another machine's program is useless.
    fs::remove_file(site.join(".press.json"))
}
