//! `press check`: reports problems in articles and in `site.toml` before a reader finds them.

mod article;
mod exact_files;
mod explain;
mod file_problems;
mod front_matter;
mod library;
mod links;
mod options;
mod scope;
mod site;
mod tags;
#[cfg(test)]
mod tests;

use std::{io::IsTerminal, path::Path};

use crate::{
    Result, console,
    diagnostic::{
        Diagnostic, Severity, json,
        render::{self, Styling},
        sarif,
    },
    site::NAME as SITE_FILE,
};
use scope::Scope;

pub(crate) use explain::explain;
pub(crate) use options::{DraftChecking, Format, Options};

/// Result of a check, which becomes the status of the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExitStatus {
    /// No errors; warnings and notes are possible.
    Clean,
    /// At least one error.
    Errors,
}

/// Checks a library and prints the diagnostics. Fails where nothing could be checked.
pub(crate) fn run(options: &Options) -> Result<ExitStatus> {
    let scope = Scope::find(options.path.as_deref().unwrap_or(Path::new(".")))?;
    let report = diagnose(&scope, options.drafts, &import::dates::today().to_string())?;
    match options.format {
        Format::Text => {
            console::print_raw(&render::all(&report.diagnostics, styling()));
            console::eprint_line(&format!("press: {}", summary(&report)));
        }
        Format::Json => console::print_raw(&json::lines(&report.diagnostics)),
        Format::Sarif => console::print_raw(&format!("{}\n", sarif::log(&report.diagnostics))),
    }
    Ok(if count(&report, Severity::Error) == 0 {
        ExitStatus::Clean
    } else {
        ExitStatus::Errors
    })
}

/// Returns the errors of a library, for the tests of commands that write articles.
#[cfg(test)]
pub(crate) fn errors(path: &Path) -> Result<Vec<String>> {
    let scope = Scope::find(path)?;
    let report = diagnose(&scope, DraftChecking::Check, "9999-12-31")?;
    Ok(report
        .diagnostics
        .into_iter()
        .filter(|diagnostic| diagnostic.severity() == Severity::Error)
        .map(|diagnostic| format!("{}: {}", diagnostic.code.name(), diagnostic.message))
        .collect())
}

/// Result of checking a library.
#[derive(Debug)]
struct Report {
    /// The diagnostics, by file, line and column.
    diagnostics: Vec<Diagnostic>,
    /// The files that the diagnostics are of.
    checked: Checked,
}

/// Files that a check reports on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Checked {
    /// This number of articles.
    Articles(usize),
    /// `site.toml` alone.
    SiteFile,
}

/// Checks a library, as of `today` (`YYYY-MM-DD`).
fn diagnose(scope: &Scope, drafts: DraftChecking, today: &str) -> Result<Report> {
    let mut diagnostics = Vec::new();
    let articles = library::read(scope, drafts, today, &mut diagnostics)?;
    links::check(scope, &articles, drafts, &mut diagnostics);
    tags::check(&articles, &mut diagnostics);
    site::check(scope, &articles, drafts, &mut diagnostics)?;
    let mut checked = Checked::Articles(articles.len());
    if let Some(only) = &scope.only {
        checked = if only == SITE_FILE {
            Checked::SiteFile
        } else {
            Checked::Articles(1)
        };
        let path = scope.display_path(only);
        diagnostics.retain(|diagnostic| diagnostic.file == path);
    }
    diagnostics.sort_by(|one, other| one.order().cmp(&other.order()));
    // An alias in YAML may give the same diagnostic for one line many times.
    diagnostics.dedup();
    Ok(Report {
        diagnostics,
        checked,
    })
}

/// Returns whether standard output takes colours: on a terminal, unless the environment says no (no-color.org).
fn styling() -> Styling {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if std::io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb {
        Styling::Colour
    } else {
        Styling::Plain
    }
}

fn count(report: &Report, severity: Severity) -> usize {
    let diagnostics = report.diagnostics.iter();
    diagnostics
        .filter(|diagnostic| diagnostic.severity() == severity)
        .count()
}

/// Returns the last line of the text format: `2 errors, 1 warning in 7 articles`.
fn summary(report: &Report) -> String {
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (count(report, severity), severity.name()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| numbered(count, word))
        .collect();
    let checked = match report.checked {
        Checked::Articles(count) => numbered(count, "article"),
        Checked::SiteFile => SITE_FILE.to_owned(),
    };
    if counts.is_empty() {
        format!("no problems in {checked}")
    } else {
        format!("{} in {checked}", counts.join(", "))
    }
}

fn numbered(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}
