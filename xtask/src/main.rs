//! The project's tasks: `cargo xtask help` lists them.
//!
//! Each first installs the tools that it needs and that are missing.

mod choosing;
mod failure;
mod help;
mod pressing;
mod project;
mod release;
mod run;
mod setup;
mod size;
mod steps;
mod tool;
mod versions;

use std::process::ExitCode;

use failure::Failure;
use project::Project;
use setup::Telling;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match perform(&Project::here(), &words) {
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
        ["setup"] => setup::install(project, &tool::ALL, Telling::Everything),
        ["serve", arguments @ ..] => {
            setup::install(project, &tool::TO_BUILD, Telling::WhatIsDone)?;
            run::shown(project.command("trunk").arg("serve").args(arguments))
        }
        ["build", arguments @ ..] => {
            setup::install(project, &tool::TO_BUILD, Telling::WhatIsDone)?;
            run::shown(
                project
                    .command("trunk")
                    .args(["build", "--release"])
                    .args(arguments),
            )
        }
        ["release"] => {
            setup::install(project, &tool::TO_BUILD, Telling::WhatIsDone)?;
            run::shown(project.command("trunk").args(["build", "--release"]))?;
            release::make(project)
        }
        ["test"] => steps::run(project, None),
        ["test", group] => steps::run(project, Some(group.parse()?)),
        ["size"] => size::check(project),
        ["size", "--record"] => size::record(project),
        ["bench", "choosing"] => {
            setup::install(project, &tool::TO_CHOOSE, Telling::WhatIsDone)?;
            choosing::measure(project)
        }
        ["bench", "press"] => pressing::measure(project),
        ["bench", arguments @ ..] => bench(project, arguments),
        ["pull-quotes", arguments @ ..] => run::shown(
            project
                .command("cargo")
                .args(["run", "--quiet", "--release", "--package", "curate", "--"])
                .args(arguments),
        ),
        [other, ..] => Err(Failure::new(
            format!("`{}` is not a task as written", words.join(" ")),
            format!("`cargo xtask help` says how `{other}` and the others are used"),
        )),
    }
}

/// Measures the site as it would be published, with the program of the `end-to-end` package.
fn bench(project: &Project, arguments: &[&str]) -> Result<(), Failure> {
    let tools: &[tool::Tool] = if arguments.contains(&"lighthouse") {
        &tool::TO_AUDIT
    } else {
        &tool::TO_MEASURE
    };
    setup::install(project, tools, Telling::WhatIsDone)?;
    run::shown(project.command("trunk").args(["build", "--release"]))?;
    let what = if arguments.is_empty() {
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
    run::shown(project.command("cargo").args(measure).args(what))
}
