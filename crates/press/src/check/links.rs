//! Checks of links and images: their targets must exist.

mod target;

use std::ops::Range;

use document::{
    ElementKind,
    sentence_anchor::{Resolution, SentenceAnchor},
};
use recto::routing::{TAGS_FOLDER, tag_folder};

use super::{
    DraftChecking,
    exact_files::FolderCache,
    front_matter,
    library::{ArticlesBySlug, CheckedArticle},
    scope::Scope,
};
use crate::diagnostic::{Code, Diagnostic, suggest};
use target::LinkTarget;

/// Checks the links and images of all articles.
pub(super) fn check(
    scope: &Scope,
    articles: &ArticlesBySlug,
    drafts: DraftChecking,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut checker = Checker {
        scope,
        articles,
        drafts,
        folders: FolderCache::default(),
        diagnostics,
    };
    for article in articles.values().filter(|article| !article.is_skipped) {
        checker.check_article(article);
    }
}

struct Checker<'a> {
    scope: &'a Scope,
    articles: &'a ArticlesBySlug,
    drafts: DraftChecking,
    folders: FolderCache,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A link or an image, with its place.
struct Link<'a> {
    from: &'a CheckedArticle,
    address: &'a str,
    span: Option<Range<usize>>,
}

impl Checker<'_> {
    fn check_article(&mut self, from: &CheckedArticle) {
        if let Some(address) = &from.image {
            let span = front_matter::value_span(&from.source, "image");
            self.check_image(&Link {
                from,
                address,
                span,
            });
        }
        for element in &from.elements {
            let link = |address| Link {
                from,
                address,
                span: Some(element.range.clone()),
            };
            match &element.kind {
                ElementKind::Link { address } => self.check_link(&link(address)),
                ElementKind::Image { address, .. } => self.check_image(&link(address)),
                ElementKind::Heading { .. } | ElementKind::Code => {}
            }
        }
    }

    fn check_link(&mut self, link: &Link<'_>) {
        match target::resolve(link.address) {
            LinkTarget::External | LinkTarget::Library => {}
            LinkTarget::SameArticle(fragment) => self.check_fragment(link, link.from, &fragment),
            LinkTarget::Article { slug, fragment } => {
                self.check_article_link(link, &slug, &fragment);
            }
            LinkTarget::ArticlesFile(path) => self.check_articles_file(link, &path, Code::LinkFile),
            LinkTarget::SiteFile(path) => self.check_site_file(link, &path, Code::LinkFile),
        }
    }

    fn check_image(&mut self, image: &Link<'_>) {
        let message = || format!("`{}` is not an image", image.address);
        match target::resolve(image.address) {
            LinkTarget::External => {}
            LinkTarget::ArticlesFile(path) => {
                self.check_articles_file(image, &path, Code::ImageMissing);
            }
            LinkTarget::SiteFile(path) => self.check_site_file(image, &path, Code::ImageMissing),
            LinkTarget::Article { slug, .. } => {
                let help = format!("it is the address of the article `{slug}`");
                self.report(image, Code::ImageMissing, message(), help);
            }
            LinkTarget::Library | LinkTarget::SameArticle(_) => {
                let help = "write the address of an image";
                self.report(image, Code::ImageMissing, message(), help);
            }
        }
    }

    /// Checks a link to an article, by its file or by its address.
    fn check_article_link(&mut self, link: &Link<'_>, slug: &str, fragment: &str) {
        if let Some(other) = self.articles.get(slug) {
            if other.is_draft && !link.from.is_draft && self.drafts == DraftChecking::Skip {
                let message = format!("`{slug}` is a draft");
                let help = "publish both together, or remove the link until then";
                self.report(link, Code::LinkDraft, message, help);
            }
            self.check_fragment(link, other, fragment);
            return;
        }
        // A file that cannot be read has a diagnostic of its own.
        let file = [format!("{slug}.md")];
        if self.folders.find(&self.scope.folder, &file).is_ok() {
            return;
        }
        let message = format!("there is no article `{slug}`");
        let help = match suggest(slug, self.articles.keys().map(String::as_str)) {
            Some(similar) => format!("did you mean `{similar}`?"),
            None => "the address of an article is the name of its file without `.md`".to_owned(),
        };
        self.report(link, Code::LinkArticle, message, help);
    }

    /// Checks a link to a section or a sentence of an article.
    fn check_fragment(&mut self, link: &Link<'_>, target: &CheckedArticle, fragment: &str) {
        // Text after `:~:` is for browsers to find; the link works without it.
        let id = fragment.split(":~:").next().unwrap_or_default();
        if id.is_empty() || id == "top" || id.starts_with("recto:") || target.ids.contains(id) {
            return;
        }
        if let Some(anchor) = SentenceAnchor::parse(id) {
            let article = document::parse(&target.source.text);
            if anchor.resolve(&article) == Resolution::NotFound {
                let message = "the sentence that this link quotes is no longer in the article";
                let help = "copy the link from the article again";
                self.report(link, Code::LinkSection, message, help);
            }
            return;
        }
        let mut ids: Vec<&str> = target.ids.iter().map(String::as_str).collect();
        ids.sort_unstable();
        let elsewhere = if std::ptr::eq(target, link.from) {
            String::new()
        } else {
            format!(" in {}", target.source.file)
        };
        let message = format!("there is no section `#{id}`{elsewhere}");
        let help = match suggest(id, ids) {
            Some(similar) => format!("did you mean `#{similar}`?"),
            None => "the id of a section is its heading in lower case, with hyphens for spaces"
                .to_owned(),
        };
        self.report(link, Code::LinkSection, message, help);
    }

    /// Checks a link to a file in the folder of the articles or below it.
    fn check_articles_file(&mut self, link: &Link<'_>, path: &[String], code: Code) {
        if let Err(similar) = self.folders.find(&self.scope.folder, path) {
            self.report_missing_file(link, &path.join("/"), similar, code);
        }
    }

    /// Checks a link to anything else in the site: a file, or an article by its address. Files are checked only where the
    /// site is known.
    fn check_site_file(&mut self, link: &Link<'_>, path: &[String], code: Code) {
        let similar = match &self.scope.site {
            Some(site) => match self.folders.find(site, path) {
                Ok(()) => return,
                Err(similar) => similar,
            },
            None => None,
        };
        if code == Code::LinkFile && self.is_tag_page(path) {
            return;
        }
        if let (Code::LinkFile, [slug]) = (code, path)
            && (link.address.ends_with('/')
                || !slug.contains('.')
                || self.articles.contains_key(slug))
        {
            let fragment = target::fragment(link.address);
            self.check_article_link(link, slug, &fragment);
        } else if self.scope.site.is_some() && !is_written_by_build(path) {
            self.report_missing_file(link, &path.join("/"), similar, code);
        }
    }

    /// Returns whether `press build` writes a page for a tag at this path.
    fn is_tag_page(&self, path: &[String]) -> bool {
        let mut articles = self.articles.values();
        match path {
            [folder, tag, rest @ ..] if folder == TAGS_FOLDER => {
                (rest.is_empty() || rest == ["index.html"])
                    && tag_folder(tag).is_some()
                    && articles.any(|article| article.tags.contains(tag))
            }
            _ => false,
        }
    }

    fn report_missing_file(
        &mut self,
        link: &Link<'_>,
        path: &str,
        similar: Option<String>,
        code: Code,
    ) {
        let kind = match code {
            Code::ImageMissing => "image",
            _ => "file",
        };
        let message = format!("there is no {kind} `{path}`");
        let help = match similar {
            Some(similar) => format!("did you mean `{similar}`?"),
            None => format!("put the {kind} there, or correct the address"),
        };
        self.report(link, code, message, help);
    }

    fn report(
        &mut self,
        link: &Link<'_>,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let source = &link.from.source;
        let diagnostic = source.diagnostic(code, link.span.clone(), message);
        self.diagnostics.push(diagnostic.help(help));
    }
}

/// Returns whether a missing file at the root of a site is of a kind that a build writes, such as a feed.
fn is_written_by_build(path: &[String]) -> bool {
    let ending = |name: &String| name.rsplit_once('.').map(|(_, ending)| ending.to_owned());
    matches!(path, [name] if matches!(ending(name).as_deref(), Some("xml" | "json" | "txt" | "html" | "atom")))
}
