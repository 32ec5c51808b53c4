//! `press check`: what is wrong with articles, told before a reader finds it.

mod article;
mod code;
mod diagnostic;
mod explain;
mod files;
mod front_matter;
mod json;
mod library;
mod links;
mod nearest;
mod notices;
mod render;
mod sarif;
mod source;
mod tags;
#[cfg(test)]
mod tests;
mod unreadable;

use std::{io::IsTerminal, path::Path};

use crate::{
    arguments::{CheckOptions, Output},
    console,
};
use diagnostic::{Diagnostic, Severity};
use library::Library;
use render::Colours;

pub(crate) use explain::explain;

/// What is thought of articles that say `draft: true`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DraftsAre {
    /// They are not finished: that they are there is all that is told of them.
    LeftOut,
    /// They are checked like others.
    Checked,
}

/// Whether there were errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// There were none, though there may have been warnings.
    Sound,
    /// There were some.
    Faulty,
}

/// Checks a library and prints what is wrong with it. An error is what keeps it from being checked.
pub(crate) fn run(options: &CheckOptions) -> Result<Verdict, String> {
    let library = Library::find(options.path.as_deref().unwrap_or(Path::new(".")))?;
    let found = diagnose(
        &library,
        options.drafts,
        &import::dates::today().to_string(),
    )?;
    match options.output {
        Output::Text => {
            console::print(&render::all(&found.diagnostics, colours()));
            console::eprint_line(&format!("press: {}", summary(&found)));
        }
        Output::Json => console::print(&json::lines(&found.diagnostics)),
        Output::Sarif => console::print(&format!("{}\n", sarif::log(&found.diagnostics))),
    }
    let is_faulty = |diagnostic: &Diagnostic| diagnostic.code.severity() == Severity::Error;
    Ok(if found.diagnostics.iter().any(is_faulty) {
        Verdict::Faulty
    } else {
        Verdict::Sound
    })
}

/// The errors of a library, for the tests of what writes articles.
#[cfg(test)]
pub(crate) fn errors(path: &Path) -> Result<Vec<String>, String> {
    let library = Library::find(path)?;
    let found = diagnose(&library, DraftsAre::Checked, "9999-12-31")?;
    let is_error = |told: &Diagnostic| told.code.severity() == Severity::Error;
    Ok(found
        .diagnostics
        .into_iter()
        .filter(is_error)
        .map(|told| format!("{}: {}", told.code.name(), told.message))
        .collect())
}

/// What was found.
#[derive(Debug)]
struct Found {
    /// What is wrong, in the order of the files and of the lines in them.
    diagnostics: Vec<Diagnostic>,
    /// How many articles there are.
    articles: usize,
}

/// Checks a library, as of `today`.
fn diagnose(library: &Library, drafts: DraftsAre, today: &str) -> Result<Found, String> {
    let mut diagnostics = Vec::new();
    let catalogue = library.read(drafts, today, &mut diagnostics)?;
    links::check(library, &catalogue, drafts, &mut diagnostics);
    tags::check(&catalogue, &mut diagnostics);
    if let Some(only) = &library.only {
        let path = library.shown(only);
        diagnostics.retain(|diagnostic| diagnostic.file == path);
    }
    diagnostics.sort_by(|one, other| one.order().cmp(&other.order()));
    // An alias of YAML may say the same of one line many times.
    diagnostics.dedup();
    Ok(Found {
        diagnostics,
        articles: catalogue.len(),
    })
}

/// Colours are for people: on a terminal, unless it or they ask for none (no-color.org).
fn colours() -> Colours {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if std::io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb {
        Colours::Some
    } else {
        Colours::None
    }
}

fn summary(found: &Found) -> String {
    let count = |severity| {
        let has = |diagnostic: &&Diagnostic| diagnostic.code.severity() == severity;
        found.diagnostics.iter().filter(has).count()
    };
    let counts = [
        (count(Severity::Error), "error"),
        (count(Severity::Warning), "warning"),
        (count(Severity::Note), "note"),
    ];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| numbered(*count, word))
        .collect();
    let articles = numbered(found.articles, "article");
    if counts.is_empty() {
        format!("nothing is wrong with {articles}")
    } else {
        format!("{} in {articles}", counts.join(", "))
    }
}

fn numbered(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}
