//! `cargo xtask graph`: the dependencies between the top-level modules of each crate, and the circles in them.

use std::path::PathBuf;

use crate::{failure::Failure, module_graph::ModuleGraph, process, project::Project};

/// Crate that Cargo compiles: a library, a program or a test.
struct Target {
    package: String,
    name: String,
    kind: String,
    root: PathBuf,
}

/// Prints the graph of every crate of the workspace, or of one package, and fails where a circle is left.
pub(crate) fn print(project: &Project, package: Option<&str>) -> Result<(), Failure> {
    let graphs = read(project, package)?;
    for (target, graph) in &graphs {
        if !graph.is_trivial() {
            println!("{}\n{graph}", target.title());
        }
    }
    fail_on_circles(&graphs)
}

/// Fails where the modules of a crate depend on each other in a circle.
pub(crate) fn check(project: &Project) -> Result<(), Failure> {
    fail_on_circles(&read(project, None)?)
}

fn read(project: &Project, package: Option<&str>) -> Result<Vec<(Target, ModuleGraph)>, Failure> {
    let mut targets = targets(project)?;
    if let Some(package) = package {
        targets.retain(|target| target.package == package);
        if targets.is_empty() {
            return Err(Failure::new(
                format!("the workspace has no package `{package}`"),
                "`cargo xtask graph` prints all of them",
            ));
        }
    }
    let base = project.file("");
    targets
        .into_iter()
        .map(|target| {
            let graph = ModuleGraph::read(&base, &target.root)?;
            Ok((target, graph))
        })
        .collect()
}

fn fail_on_circles(graphs: &[(Target, ModuleGraph)]) -> Result<(), Failure> {
    let mut count = 0;
    for (target, graph) in graphs {
        for circle in graph.circles() {
            println!("circle in {}: {circle}", target.title());
            count += 1;
        }
    }
    if count == 0 {
        return Ok(());
    }
    Err(Failure::new(
        format!("modules depend on each other in a circle ({count} in all)"),
        "move what both need into a module below them, or hand it in as an argument",
    ))
}

impl Target {
    fn title(&self) -> String {
        format!("{} ({} {})", self.package, self.kind, self.name)
    }
}

/// Lists the crates of the workspace.
fn targets(project: &Project) -> Result<Vec<Target>, Failure> {
    let mut command = project.command("cargo");
    command.args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata = process::stdout(&mut command)
        .and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok())
        .ok_or_else(|| {
            Failure::new(
                "`cargo metadata` failed",
                "run it in the repository to see why",
            )
        })?;
    let mut targets = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        for target in package["targets"].as_array().into_iter().flatten() {
            targets.push(Target {
                package: text(&package["name"]),
                name: text(&target["name"]),
                kind: text(&target["kind"][0]),
                root: text(&target["src_path"]).into(),
            });
        }
    }
    Ok(targets)
}

fn text(value: &serde_json::Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
