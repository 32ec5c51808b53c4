//! `press index`: what the library page lists, and a shell for each address.

use std::{path::Path, sync::Arc};

use recto::library::{Entry, Library};

use crate::{
    arguments::{Drafts, Options},
    articles::{self, Listed},
    files, fonts, pages,
    policy::Served,
    search::Texts,
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
    let css = read_style(site, &files.style)?;
    // Trunk's page first: it is what the next run begins with if this one is interrupted.
    files::write(
        &site.join("404.html"),
        shell.write(&files, Place::Page)?.as_bytes(),
    )?;
    let mut texts = Texts::default();
    let articles = articles::read(site, listed, &mut |slug, article, text| {
        texts.add(slug, article);
        let page = shell.write_page(
            &files,
            Place::Page,
            &pages::article(slug, article, text),
            &css,
        )?;
        files::write(
            &site.join(slug.as_str()).join("index.html"),
            page.as_bytes(),
        )
    })?;
    for warning in &articles.warnings {
        eprintln!("warning: {warning}");
    }
    texts.write(site)?;
    let index = write_index(site, articles.entries)?;
    let page = match serde_json::from_str(&index) {
        Ok(library) => shell.write_page(
            &files,
            Place::Root,
            &pages::library(Arc::new(library), &index),
            &css,
        )?,
        // What is wrong with it the app tells.
        Err(_) => shell.write(&files, Place::Root)?,
    };
    files::write(&site.join("index.html"), page.as_bytes())
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
    if shell::is_written(&html)? {
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

/// What marks an index as written here, so that the next run may write it anew.
const GENERATOR: &str = "press";

/// Writes the index, and says what it says.
fn write_index(site: &Path, articles: Vec<Entry>) -> Result<String, String> {
    let path = site.join("articles/index.json");
    if let Some(bytes) = files::read(&path)?
        && !was_written_here(&bytes)
    {
        println!("note: articles/index.json is the publisher's own and is kept");
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
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
    Ok(json)
}

fn was_written_here(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Library>(bytes).is_ok_and(|library| library.generator == GENERATOR)
}

#[cfg(test)]
mod tests;
