//! `cargo xtask release`: what publishers need who do not install Rust, as archives. The app, as a site without articles,
//! and `press` for this machine's kind.

use std::{fs, path::Path, process::Command};

use crate::{failure::Failure, process, project::Project};

/// Where the archives go.
const FOLDER: &str = "target/release-files";

/// What the app's site is called in its archive.
const SITE: &str = "recto";

/// The folders of the built site that belong to the app; all others are made of articles.
const FOLDERS: [&str; 1] = ["fonts"];

/// Makes the archives of what Trunk has built.
pub(crate) fn make(project: &Project) -> Result<(), Failure> {
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
    make_site(&project.file("dist"), &folder, &press)
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

/// Copies the app out of the built site, and has `press` write the pages of an empty library.
fn make_site(dist: &Path, folder: &Path, press: &Path) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let site = folder.join(SITE);
    fs::create_dir_all(site.join("articles"))?;
    copy_files(dist, &site)?;
    for folder in FOLDERS.iter().filter(|folder| dist.join(folder).is_dir()) {
        fs::create_dir(site.join(folder))?;
        copy_files(&dist.join(folder), &site.join(folder))?;
    }
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
    // What another machine's program remembers is of no use.
    fs::remove_file(site.join(".press.json"))
}

/// Copies the files of a folder, without what is made of articles or of other files.
pub(crate) fn copy_files(from: &Path, to: &Path) -> std::io::Result<()> {
    const MADE: [&str; 4] = ["sitemap.xml", "robots.txt", "feed.xml", "feed.json"];
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        let text = name.to_string_lossy();
        let is_made = text.starts_with('.')
            || text.ends_with(".br")
            || text.ends_with(".gz")
            || MADE.contains(&text.as_ref());
        if path.is_file() && !is_made {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
