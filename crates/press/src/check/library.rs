//! Reading the articles to check.

use std::{
    collections::{BTreeMap, HashSet},
    fs,
};

use document::{
    Article, ElementKind, ElementSpan,
    render::walk::{self, Attribute, AttributeName, Sink, Tag},
};
use recto::data::MAX_BYTES;

use super::{DraftChecking, article, file_problems, scope::Scope};
use crate::{
    Result, articles,
    diagnostic::{self, Code, Diagnostic, Source},
    files, slugs,
};

/// Size from which on an article is reported as large, in bytes: a fifth of the app's limit, over 300,000 words.
pub(super) const LARGE: usize = MAX_BYTES / 5;

/// An article that was read.
#[derive(Debug)]
pub(super) struct CheckedArticle {
    /// The text.
    pub(super) source: Source,
    /// A draft that is not checked.
    pub(super) is_skipped: bool,
    /// An article with `draft: true`.
    pub(super) is_draft: bool,
    /// The ids in it.
    pub(super) ids: HashSet<String>,
    /// The links and images.
    pub(super) elements: Vec<ElementSpan>,
    /// The tags; empty for a skipped draft.
    pub(super) tags: Vec<String>,
    /// The address of the lead image.
    pub(super) image: Option<String>,
}

/// Articles by slug.
pub(super) type ArticlesBySlug = BTreeMap<String, CheckedArticle>;

/// Reads the articles and checks each by itself, and their names. Files that cannot be read become diagnostics.
pub(super) fn read(
    scope: &Scope,
    drafts: DraftChecking,
    today: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<ArticlesBySlug> {
    let mut articles_by_slug = ArticlesBySlug::new();
    let mut addresses = BTreeMap::<String, String>::new();
    let names = files::list_folder(&scope.folder)?;
    for (name, problem) in articles::find_non_files(&names) {
        diagnostics.push(file_problems::not_a_file(
            problem,
            scope.display_path(&name),
        ));
    }
    report_nested(scope, &names.folders, diagnostics)?;
    let mut names: Vec<String> = names.files.into_iter().chain(names.links).collect();
    names.sort();
    for name in names.into_iter().filter(|name| !name.starts_with('.')) {
        let path = scope.display_path(&name);
        let slug = match slugs::from_file_name(&name, scope.site.as_deref()) {
            Ok(Some(slug)) => slug,
            Ok(None) => continue,
            Err(problem) => {
                diagnostics.push(file_problems::invalid_name(&problem, &name, path));
                continue;
            }
        };
        if articles::is_symlink_out_of_folder(&scope.folder.join(&name)) {
            diagnostics.push(file_problems::link_out_of_folder(path));
            continue;
        }
        if let Some(other) = addresses.insert(slugs::collision_key(slug.as_str()), name.clone()) {
            diagnostics.push(file_problems::same_address(&name, &other, path));
        }
        if let Some(source) = open(scope, &name, diagnostics) {
            let article = read_article(source, drafts, today, diagnostics);
            articles_by_slug.insert(slug.as_str().to_owned(), article);
        }
    }
    Ok(articles_by_slug)
}

fn report_nested(
    scope: &Scope,
    folders: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<()> {
    for folder in folders {
        for name in files::file_names(&scope.folder.join(folder), ".md")? {
            let path = format!("{folder}/{name}");
            diagnostics.push(file_problems::nested(&path, scope.display_path(&path)));
        }
    }
    Ok(())
}

/// Reads the text of an article. If that is impossible, adds a diagnostic and returns `None`.
fn open(scope: &Scope, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Source> {
    let path = scope.folder.join(name);
    let display_path = scope.display_path(name);
    let size = fs::metadata(&path).map_or(0, |metadata| metadata.len());
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    if size > LARGE {
        diagnostics.push(file_problems::too_large(size, display_path.clone()));
    }
    if size > MAX_BYTES {
        return None;
    }
    let bytes = match files::try_read(&path, MAX_BYTES as u64) {
        Ok(bytes) => bytes,
        Err(error) => {
            diagnostics.push(file_problems::unreadable(&error, display_path));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(Source::of_article(display_path, text)),
        Err(error) => {
            diagnostics.push(file_problems::not_utf8(&error, display_path));
            None
        }
    }
}

/// Parses and checks one article.
fn read_article(
    source: Source,
    drafts: DraftChecking,
    today: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> CheckedArticle {
    let article = document::parse(&source.text);
    let elements = document::element_spans(&source.text);
    let is_draft = article.metadata.draft;
    let of_parsing = diagnostic::of_article(&source, &article.diagnostics);
    // An article with faulty front matter may be a draft by mistake, so it is checked.
    let is_sound = of_parsing
        .iter()
        .all(|diagnostic| !matches!(diagnostic.code, Code::FrontMatter | Code::Date));
    let is_skipped = is_draft && drafts == DraftChecking::Skip && is_sound;
    let mut tags = Vec::new();
    if is_skipped {
        diagnostics.push(article::draft(&source));
    } else {
        diagnostics.extend(of_parsing);
        article::check(&source, &article, &elements, today, diagnostics);
        tags.clone_from(&article.metadata.tags);
    }
    let is_reference = |element: &ElementSpan| {
        matches!(
            element.kind,
            ElementKind::Link { .. } | ElementKind::Image { .. }
        )
    };
    CheckedArticle {
        is_skipped,
        is_draft,
        ids: ids(&article),
        tags,
        elements: elements.into_iter().filter(is_reference).collect(),
        image: article
            .metadata
            .image
            .map(|image| image.source.as_str().to_owned()),
        source,
    }
}

/// Returns the ids of a rendered article.
fn ids(article: &Article) -> HashSet<String> {
    #[derive(Default)]
    struct Ids(HashSet<String>);
    impl Sink for Ids {
        fn open(&mut self, _: Tag, attributes: &[Attribute<'_>]) {
            let ids = attributes
                .iter()
                .filter(|attribute| attribute.name == AttributeName::Id);
            self.0.extend(ids.map(|id| id.value.clone().into_owned()));
        }
        fn text(&mut self, _: &str) {}
        fn close(&mut self, _: Tag) {}
    }
    let mut ids = Ids::default();
    walk::body(article, &mut ids);
    ids.0
}
