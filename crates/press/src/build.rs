//! `press build`: what the library page lists, a page for each address, and what hosts need.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use crate::{
    Error, Result,
    arguments::{BuildOptions, Drafts},
    articles::{self, Articles, Listed},
    cache::Cache,
    compression::{self, Compression},
    console,
    discovery::{
        self, Heads, OgImages,
        head::{self, Head},
    },
    output::{Output, Ownership, Provenance, safe_path},
    render::{
        fonts, headers, lazy_chunk,
        library_index::{self, Listing},
        page_writer::{self, CachedPage, Printing},
        pages,
        policy::Served,
        shell::{self, Files, Place, Shell, Template},
        style::{self, Typeface},
        tags,
    },
    search,
    site::{self, Problem, Site},
};

/// Reads the articles of a site and writes its index and its pages; what has not changed since the last run is left as
/// it is. What is wrong with an article is a warning. What cannot be read or written keeps nothing else from being written,
/// and is told at the end as an error; only what keeps the whole from being written ends the run before that.
pub(crate) fn run(options: &BuildOptions) -> Result<()> {
    check_folder(&options.site)?;
    let before = Cache::read(&options.site);
    let output = Output::new(&options.site, before.own.clone());
    let written = write(options, &before, &output);
    let rest = end(&output);
    written.and(rest)
}

/// Nothing is made of a folder that is not there: somebody has named the wrong one.
fn check_folder(site: &Path) -> Result<()> {
    if site.is_dir() {
        Ok(())
    } else if site.exists() {
        Err(Error::new("there is a file in place of the folder")
            .at(site)
            .help("name the folder of the built site"))
    } else {
        Err(Error::new("there is no folder")
            .at(site)
            .help("build the site first, or name the folder of the built site"))
    }
}

fn write(options: &BuildOptions, before: &Cache, output: &Output) -> Result<()> {
    let shell = read_shell(output.root())?;
    let listed = listed(options.drafts, shell.served());
    let mut articles = articles::read(output.root(), listed, &before.articles)?;
    for problem in std::mem::take(&mut articles.failures) {
        output.fail(problem);
    }
    let press = Press::new(options, shell, output)?;
    let (said, mut problems) = read_site(options, output);
    let slugs = articles.slugs();
    problems.extend(said.missing_articles(|slug| slugs.contains(slug)));
    let machines = discovery::write(
        &discovery::Context {
            output,
            said: &said,
            fonts: &options.preview_fonts,
            og_images: match press.shell.served() {
                Served::ByHost => OgImages::Drawn,
                Served::ByTrunk => OgImages::Skipped,
            },
        },
        &mut articles.meta,
    )?;
    tell(&articles, &problems, &machines);
    said.order.sort(&mut articles.entries);
    let mut cache = Cache::new();
    let pages = press.write_pages(&mut articles, &said, &machines.heads, before)?;
    let texts = search::texts(&articles.sources, &articles.cached);
    let texts = search::write(output, &texts, options.shard_size, &before.shards);
    cache.shards = output.record_failure(texts).unwrap_or_default();
    headers::write(output)?;
    let known = compression::Known {
        compressed: &before.compressed,
        pages: &pages,
    };
    cache.compressed = compression::run(output, press.compression(options.compression), &known)?;
    cache.articles = articles.cached;
    cache.pages = pages;
    cache.own = output.remembered();
    cache.write(output)
}

/// Tells what authors should correct, and what was not done.
fn tell(articles: &Articles, problems: &[Problem], machines: &discovery::Discovery) {
    let problems = site::told(problems);
    let warnings = articles.warnings.iter().cloned().chain(problems);
    for warning in warnings.chain(machines.warnings.iter().cloned()) {
        console::eprint_line(&format!("warning: {warning}"));
    }
    for note in &machines.notes {
        console::print_line(&format!("note: {note}"));
    }
}

/// Tells what was kept, and what could not be done.
fn end(output: &Output) -> Result<()> {
    for note in output.notes() {
        console::print_line(&format!("note: {note}"));
    }
    let failures = output.failures();
    for failure in &failures {
        console::eprint_line(&format!("error: {failure}"));
    }
    match failures.len() {
        0 => Ok(()),
        1 => Err(Error::new(
            "because of the error above, a part of the site is as it was; the rest is written",
        )),
        count => Err(Error::new(format!(
            "because of the {count} errors above, parts of the site are as they were; the rest is written"
        ))),
    }
}

fn listed(drafts: Drafts, served: Served) -> Listed {
    match (drafts, served) {
        (Drafts::Listed, _) | (_, Served::ByTrunk) => Listed::WithDrafts,
        (Drafts::WhenServed, Served::ByHost) => Listed::Published,
    }
}

/// What every page is printed with.
struct Press<'a> {
    output: &'a Output,
    shell: Shell,
    files: Files,
    css: String,
}

impl<'a> Press<'a> {
    fn new(options: &BuildOptions, shell: Shell, output: &'a Output) -> Result<Self> {
        let typeface = typeface(options, output)?;
        let files = Files {
            style: style::join(&shell.style, output, typeface)?,
            lazy_chunk: lazy_chunk::rename_by_hash(&shell.lazy_chunk, output)?,
            fonts: (typeface == Typeface::Installed).then_some(fonts::TEXT),
        };
        Ok(Self {
            output,
            css: read_style(output.root(), &files.style)?,
            shell,
            files,
        })
    }

    /// Writes the pages, and says which there are then.
    fn write_pages(
        &self,
        articles: &mut Articles,
        said: &Site,
        heads: &Heads,
        before: &Cache,
    ) -> Result<BTreeMap<String, CachedPage>> {
        let output = self.output;
        let missing = &heads.missing;
        // Trunk's page first: it is what the next run begins with if this one is interrupted.
        let shell = self.shell.write(&self.files, Place::Page)?;
        let shell = shell::with_way_home(&head::apply(&shell, missing)?, said.address.as_ref());
        self.write("404.html", &shell, NOT_FOUND);
        let series = said.series.iter().map(|(series, _)| series.clone());
        let entries = std::mem::take(&mut articles.entries);
        let listing = library_index::write(output, entries, series.collect())?;
        let printing = Printing {
            output,
            template: &self.template(Place::Page, missing)?,
            listing: &listing,
            said: &said.for_app(),
            known: &before.pages,
        };
        let mut pages = printing.write(&articles.sources, &heads.articles);
        let slugs = articles.sources.iter().map(|source| &source.slug);
        page_writer::remove_others(output, slugs.chain(&articles.unread))?;
        let tags = tags::pages(&listing, &articles.meta, said, missing);
        let tag_pages = Printing {
            template: &self.template(Place::Tag, missing)?,
            ..printing
        };
        pages.extend(tag_pages.write_tags(&tags));
        page_writer::remove_other_tags(output, &tags)?;
        let library = self.library(&listing, said, &heads.library)?;
        // It was read as ours when the run began.
        self.write("index.html", &library, Ownership::BY_NAME);
        Ok(pages)
    }

    fn compression(&self, asked: Compression) -> Compression {
        match self.shell.served() {
            Served::ByTrunk => Compression::Left,
            Served::ByHost => asked,
        }
    }

    /// What is the same in all pages of a place; the style sheets of the site are those that any of its heads names.
    fn template(&self, place: Place, head: &Head) -> Result<Template> {
        self.shell
            .template(&self.files, place, &self.css, &head.styles)
    }

    fn library(&self, listing: &Listing, said: &Site, head: &Head) -> Result<String> {
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

    fn write(&self, name: &str, page: &str, ownership: Ownership<'_>) {
        self.output.write(name, page.as_bytes(), ownership);
    }
}

/// What the publisher says of the site, and what is wrong with that.
fn read_site(options: &BuildOptions, output: &Output) -> (Site, Vec<Problem>) {
    let (mut said, problems) = site::read(output);
    if options.address.is_some() {
        said.address.clone_from(&options.address);
    }
    (said, problems)
}

fn read_style(site: &Path, name: &str) -> Result<String> {
    let path = site.join(name);
    let css = safe_path::read(site, name)?
        .ok_or_else(|| Error::missing(&path).help("build the site again"))?;
    String::from_utf8(css).map_err(|_| Error::not_utf8(path))
}

/// The page for what is not there. Hosts send it for unknown addresses, and later runs take the shell from it.
const NOT_FOUND: Ownership<'static> = Ownership {
    provenance: Provenance::Content(shell::says_shell),
    advice: "articles that are added later do not open by themselves, and the next build needs a site that is built anew: give the page another name",
};

/// The page that Trunk has made; on a later run it is what the page for unknown addresses has kept of that.
fn read_shell(site: &Path) -> Result<Shell> {
    const LIBRARY: &str = "index.html";
    let html = read_page(site, LIBRARY, "build the site first")?;
    let unreadable = |error| {
        Error::new("cannot use")
            .at(site.join(LIBRARY))
            .caused_by(error)
    };
    // One that was emptied is nobody's own.
    if !html.is_empty() && !shell::is_page_of(&html, "").map_err(unreadable)? {
        let read = head::strip(&html).and_then(|html| shell::read(&html));
        return read.map_err(|error| {
            unreadable(error)
                .help("it was not built with this project's Trunk.toml: build the site again")
        });
    }
    let advice = "every page is made of what press has kept there: build the site again, or take 404.html from the release";
    let html = read_page(site, "404.html", advice)?;
    let read = head::strip(&html).and_then(|html| shell::read(&html));
    let whole = read.and_then(|shell| {
        let is_whole = html.trim_end().ends_with("</html>");
        is_whole
            .then_some(shell)
            .ok_or_else(|| Error::new("the end of the page is missing"))
    });
    whole.map_err(|error| {
        let path = site.join("404.html");
        Error::new("cannot use")
            .at(path)
            .caused_by(error)
            .help(advice)
    })
}

fn read_page(site: &Path, name: &str, advice: &str) -> Result<String> {
    let path = site.join(name);
    let html = safe_path::read(site, name)?.ok_or_else(|| Error::missing(&path).help(advice))?;
    String::from_utf8(html).map_err(|_| Error::not_utf8(path).help(advice))
}

fn typeface(options: &BuildOptions, output: &Output) -> Result<Typeface> {
    let installed = match &options.fonts {
        Some(from) => fonts::copy(from, output)?,
        None => options.site.join("fonts").is_dir(),
    };
    if installed {
        return Ok(Typeface::Installed);
    }
    console::print_line(
        "note: the typeface is not installed, so the site uses the reader's own; `cargo xtask setup` installs it",
    );
    Ok(Typeface::Missing)
}

#[cfg(test)]
mod tests;
