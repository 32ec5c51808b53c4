//! Connecting the main program to JavaScript, by wasm-bindgen's command-line tool.

use std::{fs, process::Command};

use crate::{
    failure::{Failure, Result},
    project::{self, Project},
};

/// Name of the app's files.
pub(crate) const NAME: &str = "recto";

/// Main program and its script.
pub(crate) struct Bound {
    pub(crate) wasm: Vec<u8>,
    pub(crate) script: String,
}

/// Writes the script of a program.
pub(crate) fn bind(project: &Project, wasm: &[u8]) -> Result<Bound> {
    let version = project.locked_version("wasm-bindgen").unwrap_or_default();
    let in_cache = format!("wasm-bindgen-{version}/wasm-bindgen");
    let program = Project::find("wasm-bindgen", &in_cache).ok_or_else(|| {
        Failure::new(
            "wasm-bindgen is not installed",
            "`cargo xtask setup` installs it",
        )
    })?;
    let folder = tempfile::tempdir()
        .map_err(|error| Failure::new("no temporary folder", error.to_string()))?;
    let file = |name: &str| folder.path().join(name);
    let input = file("input.wasm");
    fs::write(&input, wasm).map_err(|error| Failure::of_file(&input, &error))?;
    // Parts import the table and the memory by the names that the linker gives them.
    project::run(
        Command::new(program)
            .args([
                "--target",
                "web",
                "--keep-lld-exports",
                "--no-typescript",
                "--out-name",
                NAME,
            ])
            .arg("--out-dir")
            .arg(folder.path())
            .arg(&input),
    )?;
    let (script, bound) = (file("recto.js"), file("recto_bg.wasm"));
    Ok(Bound {
        wasm: fs::read(&bound).map_err(|error| Failure::of_file(&bound, &error))?,
        script: fs::read_to_string(&script).map_err(|error| Failure::of_file(&script, &error))?,
    })
}
