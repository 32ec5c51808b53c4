//! `cargo xtask test`: all checks, the quickest first.

use std::{
    io::{Write, stdout},
    process::Command,
    str::FromStr,
    time::Instant,
};

use crate::{
    failure::Failure,
    graph, lint,
    process::{self, Captured},
    project::Project,
    setup::{self, Verbosity},
    size,
    tool::{self, Tool},
};

/// Checks that run together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// Checks that do not run the code.
    Lint,
    /// Tests that need no browser.
    Unit,
    /// The built site, its size, and the tests in a browser.
    Browser,
    /// The built site behind the servers of `docs/deploy/`.
    Deploy,
}

/// All groups in the order in which they run.
const GROUPS: [Group; 4] = [Group::Lint, Group::Unit, Group::Browser, Group::Deploy];

impl FromStr for Group {
    type Err = Failure;

    fn from_str(name: &str) -> Result<Self, Failure> {
        match name {
            "lint" => Ok(Self::Lint),
            "unit" => Ok(Self::Unit),
            "browser" => Ok(Self::Browser),
            "deploy" => Ok(Self::Deploy),
            other => Err(Failure::new(
                format!("`{other}` is not a group of tests"),
                "use lint, unit, browser or deploy",
            )),
        }
    }
}

impl Group {
    fn tools(self) -> &'static [Tool] {
        match self {
            Self::Lint => &tool::FOR_LINT,
            Self::Unit => &tool::FOR_TEST,
            Self::Browser => &tool::FOR_BROWSER,
            Self::Deploy => &[],
        }
    }
}

/// One check.
struct Step {
    group: Group,
    name: &'static str,
    work: Work,
}

enum Work {
    /// A program with its arguments, separated by spaces.
    Program(&'static str),
    /// A program that runs with an environment variable: its name, its value, and the command.
    ProgramWithVariable(&'static str, &'static str, &'static str),
    /// Known vulnerabilities of dependencies; skipped where the database cannot be fetched.
    Advisories,
    /// A function of this program.
    Function(fn(&Project) -> Result<(), Failure>),
    /// The tests of the built site behind a server; skipped where that is not installed.
    TestsBehindServer(&'static str),
}

const STEPS: [Step; 15] = [
    step(
        Group::Lint,
        "format",
        Work::Program("cargo fmt --all --check"),
    ),
    step(Group::Lint, "spelling", Work::Program("typos")),
    step(Group::Lint, "wording", Work::Function(lint::check)),
    step(Group::Lint, "module graph", Work::Function(graph::check)),
    step(
        Group::Lint,
        "clippy",
        Work::Program("cargo clippy --quiet --workspace --all-targets -- -D warnings"),
    ),
    step(
        Group::Lint,
        "clippy for wasm32",
        Work::Program(
            "cargo clippy --quiet --package recto --package document --lib --bins --target wasm32-unknown-unknown -- -D warnings",
        ),
    ),
    step(
        Group::Lint,
        "documentation",
        Work::ProgramWithVariable(
            "RUSTDOCFLAGS",
            "-D warnings",
            "cargo doc --quiet --workspace --no-deps",
        ),
    ),
    step(
        Group::Lint,
        "licences and sources",
        Work::Program("cargo deny --workspace --log-level error check licenses bans sources"),
    ),
    step(Group::Lint, "advisories", Work::Advisories),
    step(
        Group::Unit,
        "unit tests and conformance",
        Work::Program("cargo test --no-fail-fast --workspace --exclude end-to-end"),
    ),
    step(
        Group::Browser,
        "build",
        Work::Program("trunk build --release"),
    ),
    step(Group::Browser, "size", Work::Function(size::check)),
    step(
        Group::Browser,
        "browser tests",
        Work::Program("cargo test --no-fail-fast --package end-to-end"),
    ),
    step(
        Group::Deploy,
        "behind nginx",
        Work::TestsBehindServer("nginx"),
    ),
    step(
        Group::Deploy,
        "behind Caddy",
        Work::TestsBehindServer("caddy"),
    ),
];

/// Runs the checks of a group, or all checks, up to the first failure.
pub(crate) fn run(project: &Project, group: Option<Group>) -> Result<(), Failure> {
    let is_selected = |other: Group| group.is_none_or(|group| group == other);
    let mut tools: Vec<Tool> = Vec::new();
    for group in GROUPS.into_iter().filter(|&group| is_selected(group)) {
        for tool in group.tools() {
            if !tools.contains(tool) {
                tools.push(*tool);
            }
        }
    }
    setup::install(project, &tools, Verbosity::InstalledOnly)?;
    let started = Instant::now();
    for step in STEPS.iter().filter(|step| is_selected(step.group)) {
        step.run(project)?;
    }
    println!(
        "all checks passed in {:.0} s",
        started.elapsed().as_secs_f64()
    );
    Ok(())
}

const fn step(group: Group, name: &'static str, work: Work) -> Step {
    Step { group, name, work }
}

impl Step {
    fn run(&self, project: &Project) -> Result<(), Failure> {
        println!("{} …", self.name);
        // The next lines may come from another program.
        let _ = stdout().flush();
        let started = Instant::now();
        let result = match self.work {
            Work::Program(line) => check(&mut command(project, line)),
            Work::ProgramWithVariable(variable, value, line) => {
                check(command(project, line).env(variable, value))
            }
            Work::Advisories => check_advisories(project),
            Work::Function(check) => check(project).map(|()| Outcome::Passed),
            Work::TestsBehindServer(server) => check_behind_server(project, server),
        };
        let seconds = started.elapsed().as_secs_f64();
        match result {
            Ok(Outcome::Passed) => println!("{}: passed in {seconds:.1} s", self.name),
            Ok(Outcome::Skipped(reason)) => println!("{}: skipped, {reason}", self.name),
            Err(failure) => {
                println!("{}: FAILED after {seconds:.1} s", self.name);
                return Err(failure);
            }
        }
        Ok(())
    }
}

enum Outcome {
    Passed,
    Skipped(&'static str),
}

fn command(project: &Project, line: &str) -> Command {
    let mut words = line.split(' ');
    let mut command = project.command(words.next().unwrap_or_default());
    command.args(words);
    command
}

/// Runs a program as a check. Prints only cargo's counts of tests, unless the check fails.
fn check(command: &mut Command) -> Result<Outcome, Failure> {
    let Captured { succeeded, output } = process::capture(command, |line| {
        if line.starts_with("test result: ok") {
            println!("{line}");
        }
    })?;
    if succeeded {
        return Ok(Outcome::Passed);
    }
    for line in output {
        println!("{line}");
    }
    let line = process::command_line(command);
    Err(Failure::new(
        "this check failed",
        format!("see above; run it alone with `{line}`"),
    ))
}

fn check_behind_server(project: &Project, server: &str) -> Result<Outcome, Failure> {
    if project.which(server).is_none() {
        return Ok(Outcome::Skipped("the server is not installed"));
    }
    let line = format!(
        "cargo test --no-fail-fast --package end-to-end --test hosts -- --ignored {server}::"
    );
    check(&mut command(project, &line))
}

fn check_advisories(project: &Project) -> Result<Outcome, Failure> {
    let fetched = process::capture(
        &mut command(project, "cargo deny --log-level error fetch db"),
        |_| (),
    )?;
    if !fetched.succeeded {
        return Ok(Outcome::Skipped(
            "the advisory database could not be fetched",
        ));
    }
    check(&mut command(
        project,
        "cargo deny --log-level error check advisories",
    ))
}
