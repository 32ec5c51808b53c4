//! `press build`: what the library page lists, a page for each address, and what hosts need.

use std::{path::Path, sync::Arc};

use crate::{
    arguments::{Drafts, Options},
    articles::{self, Listed},
    compression::{self, Compression},
    files, fonts, headers,
    listing::{self, Listing},
    memory::Memory,
    pages,
    policy::Served,
    printing::{self, Printing},
    shell::{self, Files, Place, Shell},
    style::{self, Typeface},
};

/// Reads the articles of a site and writes its index and its pages; what has not changed since the last run is left as
/// it is. What is wrong with an article is a warning; only what keeps the whole from being written is an error.
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
    let css = read_style(site, &files.style)?;
    let before = Memory::read(site)?;
    // Trunk's page first: it is what the next run begins with if this one is interrupted.
    files::write(
        &site.join("404.html"),
        shell.write(&files, Place::Page)?.as_bytes(),
    )?;
    let articles = articles::read(site, listed, &before.articles)?;
    for warning in &articles.warnings {
        eprintln!("warning: {warning}");
    }
    let listing = listing::write(site, articles.entries.clone())?;
    let printing = Printing {
        site,
        template: &shell.template(&files, Place::Page, &css)?,
        listing: &listing,
        known: &before.pages,
    };
    let pages = printing.write(&articles.sources)?;
    printing::remove_others(site, &articles.sources)?;
    let library = library_page(&shell, &files, &css, &listing)?;
    files::write(&site.join("index.html"), library.as_bytes())?;
    headers::write(site)?;
    let compression = match shell.served() {
        Served::ByTrunk => Compression::Left,
        Served::ByHost => options.compression,
    };
    let known = compression::Known {
        compressed: &before.compressed,
        pages: &pages,
    };
    let compressed = compression::run(site, compression, &known)?;
    Memory::new(articles.readings, pages, compressed).write(site)
}

fn library_page(
    shell: &Shell,
    files: &Files,
    css: &str,
    listing: &Listing,
) -> Result<String, String> {
    match &listing.library {
        Some(library) => shell
            .template(files, Place::Root, css)?
            .fill(&pages::library(Arc::new(library.clone()), &listing.text)),
        // What is wrong with it the app tells.
        None => shell.write(files, Place::Root),
    }
}

fn read_style(site: &Path, name: &str) -> Result<String, String> {
    let path = site.join(name);
    let css = files::read(&path)?
        .ok_or_else(|| format!("{} is missing: build the site again", path.display()))?;
    String::from_utf8(css).map_err(|_| format!("{} is not UTF-8", path.display()))
}

/// The page that Trunk has made; on a later run it is what the page for unknown addresses has kept of that.
fn read_shell(site: &Path) -> Result<Shell, String> {
    let read = |name: &str| {
        let path = site.join(name);
        let html = files::read(&path)?
            .ok_or_else(|| format!("{} is missing: build the site first", path.display()))?;
        String::from_utf8(html).map_err(|_| format!("{} is not UTF-8", path.display()))
    };
    let html = read("index.html")?;
    if shell::is_page_of(&html, "")? {
        shell::read(&read("404.html")?)
    } else {
        shell::read(&html)
    }
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

#[cfg(test)]
mod tests;
