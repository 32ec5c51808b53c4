//! Graph of the dependencies between the top-level modules of a crate, and the circles in it.

mod circles;
mod references;
mod source;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::{Path, PathBuf},
};

use crate::failure::Failure;

use references::{References, RootNames};

/// Place in the source where one module names another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    /// File, relative to the folder that the graph was read from.
    pub(crate) file: PathBuf,
    /// Line in the file, counted from 1.
    pub(crate) line: usize,
    /// Path as the crate's root sees it, such as `crate::cache::Entry`.
    pub(crate) path: String,
}

/// Dependency of one module on another.
#[derive(Debug)]
struct Edge {
    first: Reference,
    count: usize,
}

/// Dependencies between the top-level modules of one crate: of a library, a program or a test.
///
/// Code below `#[cfg(test)]` does not count.
#[derive(Debug)]
pub(crate) struct ModuleGraph {
    modules: BTreeSet<String>,
    edges: BTreeMap<String, BTreeMap<String, Edge>>,
}

/// Modules that depend on each other in a circle: each names the next, and the last names the first.
#[derive(Debug)]
pub(crate) struct Circle {
    steps: Vec<(String, Reference)>,
    /// All modules that can be reached from each other, those of the circle included.
    entangled: Vec<String>,
}

impl ModuleGraph {
    /// Reads a crate from its root file, such as `src/lib.rs`; `base` is the folder that file names are relative to.
    pub(crate) fn read(base: &Path, root: &Path) -> Result<Self, Failure> {
        let modules = source::read_crate(root)?;
        let names = RootNames::of_crate(&modules);
        let mut graph = Self {
            modules: names.modules().map(str::to_owned).collect(),
            edges: BTreeMap::new(),
        };
        for module in &modules {
            let Some(from) = module.path.first() else {
                continue;
            };
            for (path, line) in References::of_module(module, &names) {
                let Some(to) = names.module_of(&path).filter(|to| to != from) else {
                    continue;
                };
                let file = module.file.strip_prefix(base).unwrap_or(&module.file);
                let reference = Reference {
                    file: file.to_owned(),
                    line,
                    path: format!("crate::{}", path.join("::")),
                };
                graph.add(from, to, reference);
            }
        }
        Ok(graph)
    }

    fn add(&mut self, from: &str, to: &str, first: Reference) {
        let targets = self.edges.entry(from.to_owned()).or_default();
        targets
            .entry(to.to_owned())
            .and_modify(|edge| edge.count += 1)
            .or_insert(Edge { first, count: 1 });
    }

    /// Reports whether the crate has fewer than two modules, so that there is nothing to draw.
    pub(crate) fn is_trivial(&self) -> bool {
        self.modules.len() < 2
    }

    /// Finds the shortest circle of each group of modules that depend on each other.
    pub(crate) fn circles(&self) -> Vec<Circle> {
        let targets = |module: &str| {
            let edges = self.edges.get(module).into_iter().flatten();
            edges.map(|(to, _)| to.as_str()).collect()
        };
        let modules: Vec<&str> = self.modules.iter().map(String::as_str).collect();
        circles::entangled(&modules, &targets)
            .into_iter()
            .map(|group| {
                let circle = circles::shortest(&group, &targets);
                let next = circle.iter().cycle().skip(1);
                let steps = circle.iter().zip(next).filter_map(|(from, to)| {
                    let edge = self.edges.get(*from)?.get(*to)?;
                    Some(((*from).to_owned(), edge.first.clone()))
                });
                Circle {
                    steps: steps.collect(),
                    entangled: group.into_iter().map(str::to_owned).collect(),
                }
            })
            .collect()
    }
}

impl fmt::Display for ModuleGraph {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for module in &self.modules {
            let targets = self.edges.get(module).into_iter().flatten();
            let targets: Vec<String> = targets
                .map(|(to, edge)| format!("{to} {}", edge.count))
                .collect();
            if targets.is_empty() {
                writeln!(formatter, "  {module}")?;
            } else {
                writeln!(formatter, "  {module} -> {}", targets.join(", "))?;
            }
        }
        Ok(())
    }
}

impl Circle {
    /// Returns the modules of the circle, in the order in which each depends on the next.
    #[cfg(test)]
    pub(crate) fn modules(&self) -> Vec<&str> {
        self.steps.iter().map(|(from, _)| from.as_str()).collect()
    }
}

impl fmt::Display for Circle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (from, _) in &self.steps {
            write!(formatter, "{from} -> ")?;
        }
        let first = self.steps.first().map_or("", |(from, _)| from);
        writeln!(formatter, "{first}")?;
        for (from, Reference { file, line, path }) in &self.steps {
            writeln!(
                formatter,
                "  {}:{line} -> {path} (in {from})",
                file.display()
            )?;
        }
        if self.entangled.len() > self.steps.len() {
            writeln!(
                formatter,
                "  other circles join {}",
                self.entangled.join(", ")
            )?;
        }
        Ok(())
    }
}
