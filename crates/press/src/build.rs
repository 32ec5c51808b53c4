//! `press build`: the library, a page for each address, and the files that hosts, search engines and feed readers need.

mod options;

use std::{collections::BTreeMap, path::Path, sync::Arc};

use recto::routing::Slug;

use crate::{
    Error, Result,
    articles::{self, Articles, DraftInclusion},
    cache::Cache,
    compression::{self, Compression},
    console,
    diagnostic::{self, Diagnostic},
    discovery::{
        self, Heads, OgImageMode,
        head::{self, Head},
    },
    output::{Output, Ownership, Provenance, safe_path},
    render::{
        content_security_policy::Server,
        fonts, headers,
        library_index::{self, LibraryIndex},
        page_writer::{self, CachedPage, PageWriter},
        prerender,
        shell::{self, Assets, Level, Shell, Template},
        style::{self, TypefaceFiles},
        tags,
    },
    search,
    site::{self, ArticleStatus, Site, SiteFile},
    site_paths::FONTS,
};

pub(crate) use options::{DraftListing, Options};

/// Builds a site: reads its articles and writes the library index, the pages and what hosts and other programs read. Files that
/// would not change are left alone.
///
/// Mistakes of authors are warnings. A file that cannot be read or written does not stop the run, and makes it fail at the end.
pub(crate) fn run(options: &Options) -> Result<()> {
    check_folder(&options.site)?;
    let before = Cache::read(&options.site);
    let output = Output::new(&options.site, before.own.clone());
    let built = build(options, &before, &output);
    let complete = report_output(&output);
    built.and(complete)
}

/// Fails if the site is not a folder: the user has probably named the wrong one.
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

fn build(options: &Options, before: &Cache, output: &Output) -> Result<()> {
    let shell = read_shell(output.root())?;
    let drafts = draft_inclusion(options.drafts, shell.server());
    let mut articles = articles::read(output.root(), drafts, &before.articles)?;
    for error in std::mem::take(&mut articles.failures) {
        output.record_error(error);
    }
    let builder = PageBuilder::new(options, shell, output)?;
    let SiteFile {
        site, diagnostics, ..
    } = read_site(options, output, &articles);
    let discovery = discovery::write(
        &discovery::Context {
            output,
            site: &site,
            fonts: &options.preview_fonts,
            og_images: og_images(builder.shell.server()),
        },
        &mut articles.meta,
    )?;
    report(&articles, &diagnostics, &discovery);
    site.order.sort(&mut articles.entries);
    let mut cache = Cache::new();
    cache.pages = builder.write_pages(&mut articles, &site, &discovery.heads, before)?;
    let texts = search::articles_to_index(&articles.sources, &articles.cached);
    let shards = search::write(output, &texts, options.shard_size, &before.shards);
    cache.shards = output.ok_or_record(shards).unwrap_or_default();
    headers::write(output)?;
    let previous = compression::PreviousFingerprints {
        compressed: &before.compressed,
        pages: &cache.pages,
    };
    let compression = compression(builder.shell.server(), options.compression);
    cache.compressed = compression::run(output, compression, &previous)?;
    cache.articles = articles.cached;
    cache.own = output.fingerprints();
    cache.write(output)
}

/// Prints the warnings to authors and the notes about what was left out.
fn report(articles: &Articles, of_site: &[Diagnostic], discovery: &discovery::Discovery) {
    let of_site = diagnostic::warnings(of_site);
    let warnings = articles.warnings.iter().cloned().chain(of_site);
    for warning in warnings.chain(discovery.warnings.iter().cloned()) {
        console::eprint_line(&format!("warning: {warning}"));
    }
    for note in &discovery.notes {
        console::print_line(&format!("note: {note}"));
    }
}

/// Prints the notes and failures of writing. Fails if there are failures.
fn report_output(output: &Output) -> Result<()> {
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

fn draft_inclusion(drafts: DraftListing, server: Server) -> DraftInclusion {
    match (drafts, server) {
        (DraftListing::Always, _) | (_, Server::Trunk) => DraftInclusion::Include,
        (DraftListing::WhenServed, Server::Host) => DraftInclusion::Exclude,
    }
}

fn og_images(server: Server) -> OgImageMode {
    match server {
        Server::Trunk => OgImageMode::Skip,
        Server::Host => OgImageMode::Draw,
    }
}

fn compression(server: Server, option: Compression) -> Compression {
    match server {
        Server::Trunk => Compression::Disabled,
        Server::Host => option,
    }
}

/// Builder of the pages, with the inputs that they have in common.
struct PageBuilder<'a> {
    output: &'a Output,
    shell: Shell,
    assets: Assets,
    css: String,
}

impl<'a> PageBuilder<'a> {
    fn new(options: &Options, shell: Shell, output: &'a Output) -> Result<Self> {
        let typeface = typeface(options, output)?;
        let assets = Assets {
            style: style::bundle(&shell.style, output, typeface)?,
            fonts: (typeface == TypefaceFiles::Installed).then_some(fonts::TEXT_FONTS),
        };
        Ok(Self {
            output,
            css: read_style(output.root(), &assets.style)?,
            shell,
            assets,
        })
    }

    /// Writes the pages and returns those that are up to date, by folder.
    fn write_pages(
        &self,
        articles: &mut Articles,
        site: &Site,
        heads: &Heads,
        before: &Cache,
    ) -> Result<BTreeMap<String, CachedPage>> {
        let output = self.output;
        // The shell goes first: the next run starts from it if this one is interrupted.
        self.write_not_found(site, &heads.not_found)?;
        let series = site.series.iter().cloned();
        let entries = std::mem::take(&mut articles.entries);
        let index = library_index::write(output, entries, series.collect())?;
        let article_pages = PageWriter {
            output,
            template: &self.template(Level::Page, &heads.not_found)?,
            index: &index,
            site: &site.for_app(),
            cached: &before.pages,
        };
        let mut pages = article_pages.write(&articles.sources, &heads.articles);
        let slugs = articles.sources.iter().map(|source| &source.slug);
        page_writer::remove_others(output, slugs.chain(&articles.unread))?;
        let tags = tags::pages(&index, &articles.meta, site, &heads.not_found);
        let tag_pages = PageWriter {
            template: &self.template(Level::Tag, &heads.not_found)?,
            ..article_pages
        };
        pages.extend(tag_pages.write_tags(&tags));
        page_writer::remove_other_tags(output, &tags)?;
        let library = self.library(&index, site, &heads.library)?;
        // `read_shell` has found it to be press's own.
        self.write("index.html", &library, Ownership::BY_NAME);
        Ok(pages)
    }

    fn write_not_found(&self, site: &Site, head: &Head) -> Result<()> {
        let shell = self.write_shell(Level::Page, site, head)?;
        let page = shell::with_library_link(&shell, site.address.as_ref());
        self.write(NOT_FOUND, &page, NOT_FOUND_OWNERSHIP);
        Ok(())
    }

    /// Returns the template of the pages at a level. Every head names the same style sheets of the site.
    fn template(&self, level: Level, head: &Head) -> Result<Template> {
        self.shell
            .template(&self.assets, level, &self.css, &head.styles)
    }

    fn library(&self, index: &LibraryIndex, site: &Site, head: &Head) -> Result<String> {
        match &index.library {
            Some(library) => {
                let page =
                    prerender::library(&Arc::new(library.clone()), &index.text, &site.for_app());
                self.template(Level::Root, head)?.fill(&page, head)
            }
            // The app reports an index that it cannot read.
            None => self.write_shell(Level::Root, site, head),
        }
    }

    /// Returns the shell for a level, with its frame and its head.
    fn write_shell(&self, level: Level, site: &Site, head: &Head) -> Result<String> {
        let shell = self.shell.write(&self.assets, level)?;
        let frame = prerender::shell(level, &site.for_app());
        head::apply(&shell::with_frame(&shell, &frame)?, head)
    }

    fn write(&self, name: &str, page: &str, ownership: Ownership<'_>) {
        self.output.write(name, page.as_bytes(), ownership);
    }
}

/// Reads `site.toml`. The address of the command line takes precedence.
fn read_site(options: &Options, output: &Output, articles: &Articles) -> SiteFile {
    let read = SiteFile::read(output.root(), site::PATH, site::PATH.to_owned());
    let mut file = read.unwrap_or_else(|unreadable| {
        output.record_error(Error::new(diagnostic::format_one_line(&unreadable)));
        SiteFile::parse(site::PATH.to_owned(), String::new())
    });
    file.check_articles(&article_statuses(articles));
    if options.address.is_some() {
        file.site.address.clone_from(&options.address);
    }
    file
}

/// Returns the status of each article by its slug. One that could not be read is an error already, and counts as listed.
fn article_statuses(articles: &Articles) -> BTreeMap<&str, ArticleStatus> {
    let drafts = articles.cached.values();
    let drafts = drafts.map(|article| (article.entry.slug.as_str(), ArticleStatus::Draft));
    let listed = articles.slugs().into_iter();
    let unread = articles.unread.iter().map(Slug::as_str);
    let others = listed
        .chain(unread)
        .map(|slug| (slug, ArticleStatus::Listed));
    drafts.chain(others).collect()
}

fn read_style(site: &Path, name: &str) -> Result<String> {
    let path = site.join(name);
    let css = safe_path::read(site, name)?
        .ok_or_else(|| Error::missing(&path).help("build the site again"))?;
    String::from_utf8(css).map_err(|_| Error::not_utf8(path))
}

const LIBRARY: &str = "index.html";

/// The page for unknown addresses. Later runs take the shell from it.
const NOT_FOUND: &str = "404.html";

const NOT_FOUND_OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Content(shell::is_own_page),
    advice: "articles that are added later do not open by themselves, and the next build needs a newly built site: give the page another name",
};

/// Reads the shell: from the page that Trunk made, or from the page for unknown addresses if an earlier run has replaced the
/// former.
fn read_shell(site: &Path) -> Result<Shell> {
    let html = read_page(site, LIBRARY, "build the site first")?;
    let unusable = |error| {
        Error::new("cannot use")
            .at(site.join(LIBRARY))
            .caused_by(error)
    };
    let is_rendered = shell::is_page_of(&html, "").map_err(unusable)?;
    // An interrupted run may leave an empty page.
    if html.is_empty() || is_rendered {
        return read_earlier_shell(site);
    }
    let shell = head::strip(&html).and_then(|html| shell::read(&html));
    shell.map_err(|error| {
        unusable(error)
            .help("it was not built with this project's Trunk.toml: build the site again")
    })
}

fn read_earlier_shell(site: &Path) -> Result<Shell> {
    let advice = "every page is made from this file: build the site again, or take 404.html from the release";
    let html = read_page(site, NOT_FOUND, advice)?;
    let shell = head::strip(&html).and_then(|html| shell::read(&html));
    let whole = shell.and_then(|shell| {
        let is_whole = html.trim_end().ends_with("</html>");
        is_whole
            .then_some(shell)
            .ok_or_else(|| Error::new("the end of the page is missing"))
    });
    whole.map_err(|error| {
        Error::new("cannot use")
            .at(site.join(NOT_FOUND))
            .caused_by(error)
            .help(advice)
    })
}

fn read_page(site: &Path, name: &str, advice: &str) -> Result<String> {
    let path = site.join(name);
    let html = safe_path::read(site, name)?.ok_or_else(|| Error::missing(&path).help(advice))?;
    String::from_utf8(html).map_err(|_| Error::not_utf8(path).help(advice))
}

fn typeface(options: &Options, output: &Output) -> Result<TypefaceFiles> {
    let is_installed = match &options.fonts {
        Some(from) => fonts::copy(from, output)?,
        None => options.site.join(FONTS).is_dir(),
    };
    if is_installed {
        return Ok(TypefaceFiles::Installed);
    }
    console::print_line(
        "note: the typeface is not installed, so the site uses the reader's own fonts; `cargo xtask setup` installs it",
    );
    Ok(TypefaceFiles::Missing)
}

#[cfg(test)]
mod tests;
