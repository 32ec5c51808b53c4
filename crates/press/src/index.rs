//! `press index`: what the library page lists, and a shell for each address.

use std::{collections::HashSet, path::Path};

use recto::library::{Entry, Library};

use crate::{
    arguments::{Drafts, Options},
    articles::{self, Listed},
    files, fonts,
    head::{self, Head},
    machines::{self, Heads},
    piece::Piece,
    policy::Served,
    shell::{self, Files, Place, Shell},
    site::{self, Site},
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
    let mut articles = articles::read(site, listed)?;
    let (said, problems) = read_said(options, &articles.pieces)?;
    articles.warnings.extend(problems);
    let told = machines::Told {
        site,
        said: &said,
        fonts: &options.preview_fonts,
        served: shell.served(),
    };
    let machines::Written {
        heads,
        warnings,
        notes,
    } = machines::write(&told, &mut articles.pieces)?;
    for warning in articles.warnings.iter().chain(&warnings) {
        eprintln!("warning: {warning}");
    }
    for note in notes {
        println!("note: {note}");
    }
    said.order.sort(&mut articles.entries);
    write_shells(site, &shell, &files, &heads)?;
    write_index(site, articles.entries, &said)
}

/// What the publisher says of the site, and what is wrong with that.
fn read_said(options: &Options, pieces: &[Piece]) -> Result<(Site, Vec<String>), String> {
    let (mut said, mut problems) = site::read(&options.site)?;
    if options.address.is_some() {
        said.address.clone_from(&options.address);
    }
    let slugs: HashSet<&str> = pieces.iter().map(|piece| piece.slug.as_str()).collect();
    problems.extend(said.missing_articles(|slug| slugs.contains(slug)));
    Ok((said, problems.iter().map(ToString::to_string).collect()))
}

fn read_shell(site: &Path) -> Result<Shell, String> {
    let path = site.join("index.html");
    let html = files::read(&path)?
        .ok_or_else(|| format!("{} is missing: build the site first", path.display()))?;
    let html = String::from_utf8(html).map_err(|_| format!("{} is not UTF-8", path.display()))?;
    shell::read(&head::strip(&html)?)
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

fn write_shells(site: &Path, shell: &Shell, files: &Files, heads: &Heads) -> Result<(), String> {
    let write = |place, head: &Head, path: &Path| {
        let page = head::apply(&shell.write(files, place)?, head)?;
        files::write(path, page.as_bytes())
    };
    write(Place::Page, &heads.missing, &site.join("404.html"))?;
    for (slug, head) in &heads.articles {
        write(
            Place::Page,
            head,
            &site.join(slug.as_str()).join("index.html"),
        )?;
    }
    // Last, because it is what an interrupted run would begin with again.
    write(Place::Root, &heads.library, &site.join("index.html"))
}

/// What marks an index as written here, so that the next run may write it anew.
const GENERATOR: &str = "press";

fn write_index(site: &Path, articles: Vec<Entry>, said: &Site) -> Result<(), String> {
    let path = site.join("articles/index.json");
    if files::read(&path)?.is_some_and(|bytes| !was_written_here(&bytes)) {
        println!("note: articles/index.json is the publisher's own and is kept");
        return Ok(());
    }
    let count = articles.len();
    let index = Library {
        generator: GENERATOR.to_owned(),
        articles,
        series: said
            .series
            .iter()
            .map(|(series, _)| series.clone())
            .collect(),
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
