//! Optimising: wasm-opt on programs, esbuild on the script. Without them the site works, but is larger.

use std::{
    fs,
    io::Write,
    num::NonZero,
    path::Path,
    process::{Command, Stdio},
    sync::Mutex,
    thread,
};

use crate::{
    failure::{Failure, Result},
    project::{self, Project},
};

/// Flags of wasm-opt, one a line. `cargo xtask bench pull-quotes` measures with the same.
const WASM_OPT_FLAGS: &str = include_str!("../wasm-opt.txt");

/// Optimises programs, in place.
pub(crate) fn optimize_wasm<'a>(programs: impl Iterator<Item = &'a mut Vec<u8>>) -> Result<()> {
    // The version in Trunk.toml.
    let Some(wasm_opt) = Project::find("wasm-opt", "wasm-opt-version_132/bin/wasm-opt") else {
        eprintln!(
            "warning: wasm-opt is not installed, so the app is larger than it has to be; `cargo xtask setup` installs it"
        );
        return Ok(());
    };
    // The largest first: the others are done meanwhile.
    let mut programs: Vec<_> = programs.collect();
    programs.sort_by_key(|wasm| wasm.len());
    let queue = Mutex::new(programs);
    let next = || queue.lock().ok().and_then(|mut queue| queue.pop());
    let work = || -> Result<()> {
        while let Some(wasm) = next() {
            optimize_one(&wasm_opt, wasm)?;
        }
        Ok(())
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let failed = || Failure::new("wasm-opt was interrupted", "try again");
        running
            .into_iter()
            .try_for_each(|thread| thread.join().unwrap_or_else(|_| Err(failed())))
    })
}

fn optimize_one(wasm_opt: &Path, wasm: &mut Vec<u8>) -> Result<()> {
    let folder = tempfile::tempdir()
        .map_err(|error| Failure::new("no temporary folder", error.to_string()))?;
    let (input, output) = (
        folder.path().join("in.wasm"),
        folder.path().join("out.wasm"),
    );
    fs::write(&input, &wasm).map_err(|error| Failure::of_file(&input, &error))?;
    project::run(
        Command::new(wasm_opt)
            .args(WASM_OPT_FLAGS.lines())
            .args(["--strip-producers", "--strip-target-features"])
            .arg(&input)
            .arg("-o")
            .arg(&output),
    )?;
    *wasm = fs::read(&output).map_err(|error| Failure::of_file(&output, &error))?;
    Ok(())
}

/// Minifies a script.
pub(crate) fn minify(script: String) -> Result<String> {
    let Some(esbuild) = Project::find("esbuild", "esbuild") else {
        eprintln!(
            "warning: esbuild is not installed, so the app's script is not minified; `cargo xtask setup` installs it"
        );
        return Ok(script);
    };
    let arguments = [
        "--minify",
        "--format=esm",
        "--tree-shaking=true",
        "--target=es2022",
        "--legal-comments=none",
        "--log-level=error",
    ];
    let failed = |error: std::io::Error| Failure::new("esbuild failed", error.to_string());
    let mut child = Command::new(esbuild)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    // esbuild reads everything before it writes anything.
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(script.as_bytes()).map_err(failed)?;
    }
    let output = child.wait_with_output().map_err(failed)?;
    let minified = String::from_utf8(output.stdout).unwrap_or_default();
    if output.status.success() && !minified.is_empty() {
        Ok(minified)
    } else {
        Err(Failure::new("esbuild failed", "see above"))
    }
}
