//! `cargo xtask bench pull-quotes`: cost of the automatic pull quotes for a reader, in time and in kilobytes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{failure::Failure, process, project::Project, size};

/// Longest of the sample articles; the program reads its first 5,000 words.
const ARTICLE: &str = "public/articles/the-long-road-to-standard-time.md";

/// Flags of wasm-opt for published builds, one a line.
const WASM_OPT_FLAGS: &str = include_str!("../../crates/bundle/wasm-opt.txt");

/// Folder of the builds.
const FOLDER: &str = "target/bench-pull-quotes";

/// Prints the time and the size.
pub(crate) fn measure(project: &Project) -> Result<(), Failure> {
    fs::create_dir_all(project.file(FOLDER))
        .map_err(|error| Failure::new(format!("{FOLDER} cannot be created"), error.to_string()))?;
    print_time(project)?;
    print_size(project)
}

/// Prints the time of the selection in Node: the same WebAssembly, profile and optimiser as on the site.
fn print_time(project: &Project) -> Result<(), Failure> {
    let target = "wasm32-wasip1";
    process::run(project.command("cargo").args([
        "build",
        "--quiet",
        "--release",
        "--package",
        "pull-quote-training",
        "--target",
        target,
    ]))?;
    let built = format!("target/{target}/release/pull-quote-training.wasm");
    let optimised = optimise(project, &project.file(&built), "pull-quote-training.wasm")?;
    let article = project.file(ARTICLE);
    // The first run shows the time for a reader's first article; the second one excludes the baseline compiler.
    for (flags, compilation) in [
        (&[][..], "with Node's default compilation"),
        (
            &["--no-liftoff", "--no-wasm-lazy-compilation"],
            "optimised by Node from the start",
        ),
    ] {
        println!("pull quotes in WebAssembly, {compilation}");
        process::run(
            project
                .command("node")
                .arg("--no-warnings")
                .args(flags)
                .arg("tools/wasi.mjs")
                .arg(&optimised)
                .arg("--time")
                .arg(&article),
        )?;
    }
    Ok(())
}

/// Prints the size of the app's WebAssembly with and without the selection.
fn print_size(project: &Project) -> Result<(), Failure> {
    let [without, with] = ["csr,whole-program", "csr,whole-program,auto-pull-quotes"]
        .map(|features| app_size(project, features));
    let (without, with) = (without?, with?);
    println!(
        "the app's WebAssembly, Brotli: {} with automatic pull quotes, {} without, difference {}",
        size::kilobytes(with),
        size::kilobytes(without),
        size::kilobytes(with.saturating_sub(without))
    );
    Ok(())
}

fn app_size(project: &Project, features: &str) -> Result<u64, Failure> {
    process::run(project.command("cargo").args([
        "build",
        "--quiet",
        "--release",
        "--package",
        "recto",
        "--bin",
        "recto",
        "--target",
        "wasm32-unknown-unknown",
        "--no-default-features",
        "--features",
        features,
    ]))?;
    process::run(project.command("wasm-bindgen").args([
        "--target",
        "web",
        "--no-typescript",
        "--out-dir",
        FOLDER,
        "target/wasm32-unknown-unknown/release/recto.wasm",
    ]))?;
    let bound = project.file(FOLDER).join("recto_bg.wasm");
    let optimised = optimise(project, &bound, "recto.wasm")?;
    let bytes = fs::read(&optimised).map_err(|error| {
        Failure::new(
            format!("{} cannot be read", optimised.display()),
            error.to_string(),
        )
    })?;
    Ok(size::brotli_size(&bytes) as u64)
}

fn optimise(project: &Project, from: &Path, name: &str) -> Result<PathBuf, Failure> {
    let to = project.file(FOLDER).join(name);
    let mut command = project.command("wasm-opt");
    command
        .args(WASM_OPT_FLAGS.lines())
        .arg(from)
        .arg("-o")
        .arg(&to);
    process::run(&mut command)?;
    Ok(to)
}
