//! `press build`: what the library page lists, a page for each address, and what hosts need.

use std::{path::Path, sync::Arc};

use crate::{
    arguments::{BuildOptions, Drafts},
    articles::{self, Articles, Listed},
    compression::{self, Compression},
    files, fonts,
    head::{self, Head},
    headers, later,
    listing::{self, Listing},
    machines::{self, Heads},
    memory::Memory,
    pages,
    policy::Served,
    printing::{self, Printing},
    search,
    shell::{self, Files, Place, Shell, Template},
    site::{self, Problem, Site},
    style::{self, Typeface},
    tags,
};

/// Reads the articles of a site and writes its index and its pages; what has not changed since the last run is left as
/// it is. What is wrong with an article is a warning; only what keeps the whole from being written is an error.
pub(crate) fn run(options: &BuildOptions) -> Result<(), String> {
    let site = &options.site;
    let press = Press::new(options)?;
    let before = Memory::read(site)?;
    let (said, mut problems) = press.read_site(options)?;
    let mut articles = articles::read(site, press.listed(options.drafts), &before.articles)?;
    let slugs = articles.slugs();
    problems.extend(said.missing_articles(|slug| slugs.contains(slug)));
    let machines = machines::write(
        &machines::Told {
            site,
            said: &said,
            fonts: &options.preview_fonts,
            served: press.shell.served(),
        },
        &mut articles.pieces,
    )?;
    tell(&articles, &problems, &machines);
    said.order.sort(&mut articles.entries);

    let Heads {
        library,
        articles: heads,
        missing,
    } = &machines.heads;
    // Trunk's page first: it is what the next run begins with if this one is interrupted.
    let shell = press.shell.write(&press.files, Place::Page)?;
    press.write("404.html", &head::apply(&shell, missing)?)?;
    let series = said.series.iter().map(|(series, _)| series.clone());
    let listing = listing::write(site, articles.entries, series.collect())?;
    let printing = Printing {
        site,
        template: &press.template(Place::Page, missing)?,
        listing: &listing,
        said: &said.for_app(),
        known: &before.pages,
    };
    let mut pages = printing.write(&articles.sources, heads)?;
    printing::remove_others(site, &articles.sources)?;
    let tags = tags::pages(&listing, &articles.pieces, &said, missing);
    let tag_pages = Printing {
        template: &press.template(Place::Tag, missing)?,
        ..printing
    };
    pages.extend(tag_pages.write_tags(&tags)?);
    printing::remove_other_tags(site, &tags)?;
    press.write("index.html", &press.library(&listing, &said, library)?)?;
    let texts = search::texts(&articles.sources, &articles.readings);
    let texts = search::write(site, &texts, options.volume, &before.texts)?;
    headers::write(site)?;
    let known = compression::Known {
        compressed: &before.compressed,
        pages: &pages,
    };
    let compressed = compression::run(site, press.compression(options.compression), &known)?;
    let mut memory = Memory::new();
    memory.articles = articles.readings;
    memory.pages = pages;
    memory.compressed = compressed;
    memory.texts = texts;
    memory.write(site)
}

/// Tells what authors should correct, and what was not done.
fn tell(articles: &Articles, problems: &[Problem], machines: &machines::Written) {
    let problems = problems.iter().map(ToString::to_string);
    let warnings = articles.warnings.iter().cloned().chain(problems);
    for warning in warnings.chain(machines.warnings.iter().cloned()) {
        eprintln!("warning: {warning}");
    }
    for note in &machines.notes {
        println!("note: {note}");
    }
}

/// What every page is printed with.
struct Press<'a> {
    site: &'a Path,
    shell: Shell,
    files: Files,
    css: String,
}

impl<'a> Press<'a> {
    fn new(options: &'a BuildOptions) -> Result<Self, String> {
        let site = &options.site;
        let shell = read_shell(site)?;
        let typeface = typeface(options)?;
        let files = Files {
            style: style::join(&shell.style, site, typeface)?,
            later: later::name(&shell.later, site)?,
            fonts: (typeface == Typeface::Installed).then_some(fonts::TEXT),
        };
        Ok(Self {
            site,
            css: read_style(site, &files.style)?,
            shell,
            files,
        })
    }

    fn listed(&self, drafts: Drafts) -> Listed {
        match (drafts, self.shell.served()) {
            (Drafts::Listed, _) | (_, Served::ByTrunk) => Listed::WithDrafts,
            (Drafts::WhenServed, Served::ByHost) => Listed::Published,
        }
    }

    fn compression(&self, asked: Compression) -> Compression {
        match self.shell.served() {
            Served::ByTrunk => Compression::Left,
            Served::ByHost => asked,
        }
    }

    /// What the publisher says of the site, and what is wrong with that.
    fn read_site(&self, options: &BuildOptions) -> Result<(Site, Vec<Problem>), String> {
        let (mut said, problems) = site::read(self.site)?;
        if options.address.is_some() {
            said.address.clone_from(&options.address);
        }
        Ok((said, problems))
    }

    /// What is the same in all pages of a place; the style sheets of the site are those that any of its heads names.
    fn template(&self, place: Place, head: &Head) -> Result<Template, String> {
        self.shell
            .template(&self.files, place, &self.css, &head.styles)
    }

    fn library(&self, listing: &Listing, said: &Site, head: &Head) -> Result<String, String> {
        match &listing.library {
            Some(library) => {
                let page =
                    pages::library(Arc::new(library.clone()), &listing.text, &said.for_app());
                self.template(Place::Root, head)?.fill(&page, head)
            }
            // What is wrong with it the app tells.
            None => head::apply(&self.shell.write(&self.files, Place::Root)?, head),
        }
    }

    fn write(&self, name: &str, page: &str) -> Result<(), String> {
        files::write(&self.site.join(name), page.as_bytes())
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
        shell::read(&head::strip(&read("404.html")?)?)
    } else {
        shell::read(&head::strip(&html)?)
    }
}

fn typeface(options: &BuildOptions) -> Result<Typeface, String> {
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
