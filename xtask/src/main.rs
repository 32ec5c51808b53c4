//! Tasks of the project; `cargo xtask help` lists them.
//!
//! Each task first installs the tools that it needs and does not find.

mod bench_build;
mod bench_pull_quotes;
mod checks;
mod empty_site;
mod failure;
mod graph;
mod help;
mod lint;
mod module_graph;
mod post_build;
mod process;
mod project;
mod release;
mod setup;
mod size;
mod tool;
mod versions;

use std::process::ExitCode;

use failure::Failure;
use project::Project;
use setup::Verbosity;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match perform(&Project::current(), &words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(project: &Project, words: &[&str]) -> Result<(), Failure> {
    if words
        .iter()
        .skip(1)
        .any(|&word| matches!(word, "--help" | "-h"))
    {
        print!("{}", help::TEXT);
        return Ok(());
    }
    match words {
        [] | ["help" | "--help" | "-h", ..] => {
            print!("{}", help::TEXT);
            Ok(())
        }
        ["setup"] => setup::install(project, &tool::ALL, Verbosity::All),
        ["serve", arguments @ ..] => {
            setup::install(project, &tool::FOR_BUILD, Verbosity::InstalledOnly)?;
            process::run(project.command("trunk").arg("serve").args(arguments))
        }
        ["build", arguments @ ..] => {
            setup::install(project, &tool::FOR_BUILD, Verbosity::InstalledOnly)?;
            process::run(
                project
                    .command("trunk")
                    .args(["build", "--release"])
                    .args(arguments),
            )
        }
        ["post-build", arguments @ ..] => post_build::run(project, arguments),
        ["release"] => {
            setup::install(project, &tool::FOR_BUILD, Verbosity::InstalledOnly)?;
            process::run(project.command("trunk").args(["build", "--release"]))?;
            release::pack(project)
        }
        ["test"] => checks::run(project, None),
        ["test", group] => checks::run(project, Some(group.parse()?)),
        ["graph"] => graph::print(project, None),
        ["graph", package] => graph::print(project, Some(package)),
        ["size"] => size::check(project),
        ["size", "--record"] => size::record(project),
        ["bench", "pull-quotes"] => {
            setup::install(
                project,
                &tool::FOR_BENCH_PULL_QUOTES,
                Verbosity::InstalledOnly,
            )?;
            bench_pull_quotes::measure(project)
        }
        ["bench", "build"] => bench_build::measure(project),
        ["bench", arguments @ ..] => bench(project, arguments),
        ["pull-quotes", arguments @ ..] => process::run(
            project
                .command("cargo")
                .args([
                    "run",
                    "--quiet",
                    "--release",
                    "--package",
                    "pull-quote-training",
                    "--",
                ])
                .args(arguments),
        ),
        _ => Err(Failure::new(
            format!("`cargo xtask {}` is not a task", words.join(" ")),
            "`cargo xtask help` lists the tasks and their arguments",
        )),
    }
}

/// Builds the site as it is published and measures it with the program of the `end-to-end` package.
fn bench(project: &Project, arguments: &[&str]) -> Result<(), Failure> {
    let tools: &[tool::Tool] = if arguments.contains(&"lighthouse") {
        &tool::FOR_LIGHTHOUSE
    } else {
        &tool::FOR_BROWSER
    };
    setup::install(project, tools, Verbosity::InstalledOnly)?;
    process::run(project.command("trunk").args(["build", "--release"]))?;
    let measurements = if arguments.is_empty() {
        &["all"]
    } else {
        arguments
    };
    let measure = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "end-to-end",
        "--bin",
        "measure",
        "--",
    ];
    process::run(project.command("cargo").args(measure).args(measurements))
}
