//! `cargo xtask bench pull-quotes`: what the choice of pull quotes costs a reader, in time and in kilobytes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{failure::Failure, process, project::Project, size};

/// What is read: the longest of the sample articles, of which the program takes the first 5,000 words.
const ARTICLE: &str = "public/articles/the-long-road-to-standard-time.md";

/// Where the builds go, so that nothing is mistaken for the site.
const FOLDER: &str = "target/bench-pull-quotes";

/// Prints both.
pub(crate) fn measure(project: &Project) -> Result<(), Failure> {
    fs::create_dir_all(project.file(FOLDER))
        .map_err(|error| Failure::new(format!("{FOLDER} cannot be made"), error.to_string()))?;
    let parameters = parameters(&project.read("index.html")?)?;
    print_time(project, &parameters)?;
    print_size(project, &parameters)
}

/// Choosing as WebAssembly in Node: the same code, with the profile and the optimiser of the site.
fn print_time(project: &Project, parameters: &[String]) -> Result<(), Failure> {
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
    let optimised = optimise(
        project,
        parameters,
        &project.file(&built),
        "pull-quote-training.wasm",
    )?;
    let article = project.file(ARTICLE);
    // The first line is what a reader's first article meets; the second is without the quick compiler's code.
    for (ways, what) in [
        (&[][..], "as Node starts"),
        (
            &["--no-liftoff", "--no-wasm-lazy-compilation"],
            "optimised by Node from the start",
        ),
    ] {
        println!("choosing in WebAssembly, {what}");
        process::run(
            project
                .command("node")
                .arg("--no-warnings")
                .args(ways)
                .arg("tools/wasi.mjs")
                .arg(&optimised)
                .arg("--time")
                .arg(&article),
        )?;
    }
    Ok(())
}

/// The app's WebAssembly with choosing and without.
fn print_size(project: &Project, parameters: &[String]) -> Result<(), Failure> {
    let [without, with] =
        ["csr", "csr,auto-pull-quotes"].map(|features| app(project, parameters, features));
    let (without, with) = (without?, with?);
    println!(
        "the app's WebAssembly, Brotli: {} with choosing, {} without: it costs {}",
        size::kilobytes(with),
        size::kilobytes(without),
        size::kilobytes(with.saturating_sub(without))
    );
    Ok(())
}

fn app(project: &Project, parameters: &[String], features: &str) -> Result<u64, Failure> {
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
    let optimised = optimise(project, parameters, &bound, "recto.wasm")?;
    let bytes = fs::read(&optimised).map_err(|error| {
        Failure::new(
            format!("{} cannot be read", optimised.display()),
            error.to_string(),
        )
    })?;
    Ok(size::compressed(&bytes) as u64)
}

fn optimise(
    project: &Project,
    parameters: &[String],
    from: &Path,
    name: &str,
) -> Result<PathBuf, Failure> {
    let to = project.file(FOLDER).join(name);
    let mut command = project.command("wasm-opt");
    command
        .arg("-Oz")
        .args(parameters)
        .arg(from)
        .arg("-o")
        .arg(&to);
    process::run(&mut command)?;
    Ok(to)
}

/// What Trunk tells wasm-opt: it stands in the page.
fn parameters(page: &str) -> Result<Vec<String>, Failure> {
    let value = page
        .split_once("data-wasm-opt-params=\"")
        .and_then(|(_, rest)| rest.split_once('"'));
    let (value, _) = value.ok_or_else(|| {
        Failure::new(
            "index.html has no data-wasm-opt-params",
            "it belongs to the link with data-trunk rel=\"rust\"",
        )
    })?;
    Ok(value.split_whitespace().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parameters_are_those_of_the_page() {
        let page = "<link data-wasm-opt=\"z\" data-wasm-opt-params=\"--enable-a  --enable-b\">";
        assert_eq!(parameters(page).unwrap(), ["--enable-a", "--enable-b"]);
        assert!(parameters("<link>").is_err());
    }

    #[test]
    fn the_projects_page_has_parameters() {
        let page = Project::here().read("index.html").unwrap();
        assert!(!parameters(&page).unwrap().is_empty());
    }
}
