//! Chromium and its driver.

use std::{env, path::PathBuf};

use super::Status;
use crate::{failure::Failure, process, project::Project};

/// Names of the browser's program; the tests look for the same ones, in `tests/harness/browser/executables.rs`.
const CHROMIUM: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const ADVICE: &str = "install Chromium or Chrome and a chromedriver of the same version, and put them on the PATH or \
                      name them in CHROME and CHROMEDRIVER";

pub(super) fn find(project: &Project) -> Status {
    match (
        program(project, "CHROME", &CHROMIUM),
        program(project, "CHROMEDRIVER", &["chromedriver"]),
    ) {
        (Some(browser), Some(driver)) => {
            Status::Installed(format!("{} and {}", browser.display(), driver.display()))
        }
        (Some(_), None) => Status::Missing("chromedriver was not found".to_owned()),
        (None, _) => Status::Missing("Chromium was not found".to_owned()),
    }
}

fn program(project: &Project, variable: &str, names: &[&str]) -> Option<PathBuf> {
    match env::var_os(variable) {
        Some(place) => Some(PathBuf::from(place)).filter(|place| place.is_file()),
        None => names.iter().find_map(|name| project.which(name)),
    }
}

pub(super) fn install(project: &Project) -> Result<(), Failure> {
    let missing = || Failure::new("Chromium and chromedriver are missing", ADVICE);
    if project.which("apt-get").is_some() {
        install_by_apt(project)
    } else if project.which("brew").is_some() {
        process::run(project.command("brew").args([
            "install",
            "--cask",
            "chromium",
            "chromedriver",
        ]))
        .map_err(|_| missing())
    } else {
        Err(missing())
    }
}

/// Tries the names of the packages on Debian, then those on Ubuntu.
fn install_by_apt(project: &Project) -> Result<(), Failure> {
    let apt = |arguments: &[&str]| {
        let mut command = match as_root(project)? {
            Root::Already => project.command("apt-get"),
            Root::BySudo => {
                let mut sudo = project.command("sudo");
                sudo.args(["--non-interactive", "apt-get"]);
                sudo
            }
        };
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        println!("           {}", process::command_line(&command));
        let captured = process::capture(&mut command, |_| ())?;
        if captured.succeeded {
            return Ok(());
        }
        let last = captured
            .output
            .iter()
            .rev()
            .find(|line| !line.trim().is_empty());
        let last = last.map_or("without a message", String::as_str);
        Err(Failure::new(
            format!("apt-get could not install a browser ({last})"),
            ADVICE,
        ))
    };
    apt(&["update"])?;
    let install = ["install", "--yes", "--no-install-recommends"];
    apt(&[&install[..], &["chromium", "chromium-driver"]].concat())
        .or_else(|_| apt(&[&install[..], &["chromium-browser", "chromium-chromedriver"]].concat()))
}

/// Way to run a program as root.
enum Root {
    Already,
    BySudo,
}

fn as_root(project: &Project) -> Result<Root, Failure> {
    if process::stdout(project.command("id").arg("-u")).is_some_and(|id| id.trim() == "0") {
        Ok(Root::Already)
    } else if process::stdout(project.command("sudo").args(["--non-interactive", "true"])).is_some()
    {
        Ok(Root::BySudo)
    } else {
        Err(Failure::new("only root can install a browser", ADVICE))
    }
}
