//! `press index`: what the library page lists, and a shell for each address.

use std::path::Path;

use recto::library::{Entry, Library};

use crate::{
    arguments::{Drafts, Options},
    articles::{self, Listed},
    files, fonts,
    policy::Served,
    shell::{self, Files, Place, Shell},
    style::{self, Typeface},
};

/// Reads the articles of a site and writes its index and its shells. What is wrong with an article is a warning; only
/// what keeps the whole from being written is an error.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let site = &options.site;
    let shell = read_shell(site)?;
    let typeface = typeface(options)?;
    let files = Files {
        style: style::join(&shell.style, site, typeface)?,
        fonts: (typeface == Typeface::Installed).then_some(fonts::TEXT),
    };
    let listed = match (options.drafts, shell.served()) {
        (Drafts::Listed, _) | (_, Served::ByTrunk) => Listed::WithDrafts,
        (Drafts::WhenServed, Served::ByHost) => Listed::Published,
    };
    let articles = articles::read(site, listed)?;
    for warning in &articles.warnings {
        eprintln!("warning: {warning}");
    }
    write_shells(site, &shell, &files, &articles.entries)?;
    write_index(site, articles.entries)
}

fn read_shell(site: &Path) -> Result<Shell, String> {
    let path = site.join("index.html");
    let html = files::read(&path)?
        .ok_or_else(|| format!("{} is missing: build the site first", path.display()))?;
    let html = String::from_utf8(html).map_err(|_| format!("{} is not UTF-8", path.display()))?;
    shell::read(&html)
}

fn typeface(options: &Options) -> Result<Typeface, String> {
    let installed = match &options.fonts {
        Some(from) => fonts::copy(from, &options.site)?,
        None => options.site.join("fonts").is_dir(),
    };
    if installed {
        return Ok(Typeface::Installed);
    }
    println!(
        "note: the typeface is not installed, so the site uses the reader's own; `cargo xtask setup` installs it"
    );
    Ok(Typeface::Missing)
}

fn write_shells(
    site: &Path,
    shell: &Shell,
    files: &Files,
    articles: &[Entry],
) -> Result<(), String> {
    let page = shell.write(files, Place::Page)?;
    files::write(&site.join("404.html"), page.as_bytes())?;
    for entry in articles {
        files::write(&site.join(&entry.slug).join("index.html"), page.as_bytes())?;
    }
    // Last, because it is what an interrupted run would begin with again.
    files::write(
        &site.join("index.html"),
        shell.write(files, Place::Root)?.as_bytes(),
    )
}

/// What marks an index as written here, so that the next run may write it anew.
const GENERATOR: &str = "press";

fn write_index(site: &Path, articles: Vec<Entry>) -> Result<(), String> {
    let path = site.join("articles/index.json");
    if files::read(&path)?.is_some_and(|bytes| !was_written_here(&bytes)) {
        println!("note: articles/index.json is the publisher's own and is kept");
        return Ok(());
    }
    let count = articles.len();
    let index = Library {
        generator: GENERATOR.to_owned(),
        articles,
    };
    let json = serde_json::to_string(&index)
        .map_err(|error| format!("the index cannot be written: {error}"))?;
    files::write(&path, json.as_bytes())?;
    println!("press: {count} articles listed");
    Ok(())
}

fn was_written_here(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Library>(bytes).is_ok_and(|library| library.generator == GENERATOR)
}

#[cfg(test)]
mod tests;
