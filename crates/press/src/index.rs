//! `press index`: what the library page lists, and a shell for each address.

use std::{collections::HashMap, path::Path, sync::Arc};

use recto::library::{Entry, Library};

use crate::{
    arguments::{Drafts, Options},
    articles::{self, Listed},
    files, fonts,
    head::{self, Head},
    machines,
    pages::{self, Written},
    policy::Served,
    search::Texts,
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
    let css = read_style(site, &files.style)?;
    // Trunk's page first: it is what the next run begins with if this one is interrupted.
    files::write(
        &site.join("404.html"),
        shell.write(&files, Place::Page)?.as_bytes(),
    )?;
    let (mut said, mut problems) = site::read(site)?;
    if options.address.is_some() {
        said.address.clone_from(&options.address);
    }
    let for_app = said.for_app();
    let mut written = Vec::new();
    let mut texts = Texts::default();
    let mut articles = articles::read(site, listed, &mut |slug, article, text| {
        texts.add(slug, article);
        written.push(pages::article(slug, article, text, &for_app));
        Ok(())
    })?;
    problems.extend(said.missing_articles(|slug| written.iter().any(|page| page.slug == slug)));
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
    let problems = problems.iter().map(ToString::to_string);
    for warning in articles
        .warnings
        .into_iter()
        .chain(problems)
        .chain(warnings)
    {
        eprintln!("warning: {warning}");
    }
    for note in notes {
        println!("note: {note}");
    }
    said.order.sort(&mut articles.entries);
    let sheet = Sheet {
        shell: &shell,
        files: &files,
        css: &css,
    };
    // Trunk's page first: it is what the next run begins with if this one is interrupted.
    let missing = shell.write(&files, Place::Page)?;
    files::write(
        &site.join("404.html"),
        head::apply(&missing, &heads.missing)?.as_bytes(),
    )?;
    let by_slug: HashMap<&str, &Head> = heads
        .articles
        .iter()
        .map(|(slug, head)| (slug.as_str(), head))
        .collect();
    let none = Head::default();
    for page in &written {
        let head = by_slug.get(page.slug.as_str()).copied().unwrap_or(&none);
        let path = site.join(&page.slug).join("index.html");
        files::write(&path, sheet.write(Place::Page, page, head)?.as_bytes())?;
    }
    texts.write(site)?;
    let index = write_index(site, articles.entries, &said)?;
    let page = match serde_json::from_str(&index) {
        Ok(library) => {
            let page = pages::library(Arc::new(library), &index, &for_app);
            sheet.write(Place::Root, &page, &heads.library)?
        }
        // What is wrong with it the app tells.
        Err(_) => head::apply(&shell.write(&files, Place::Root)?, &heads.library)?,
    };
    files::write(&site.join("index.html"), page.as_bytes())
}

/// What every page is written on.
struct Sheet<'a> {
    shell: &'a Shell,
    files: &'a Files,
    css: &'a str,
}

impl Sheet<'_> {
    fn write(&self, place: Place, page: &Written, head: &Head) -> Result<String, String> {
        let page = self
            .shell
            .write_page(self.files, place, page, self.css, &head.styles)?;
        head::apply(&page, head)
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
    if shell::is_written(&html)? {
        shell::read(&head::strip(&read("404.html")?)?)
    } else {
        shell::read(&head::strip(&html)?)
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
fn write_index(site: &Path, articles: Vec<Entry>, said: &Site) -> Result<String, String> {
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
    Ok(json)
}

fn was_written_here(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Library>(bytes).is_ok_and(|library| library.generator == GENERATOR)
}

#[cfg(test)]
mod tests;
