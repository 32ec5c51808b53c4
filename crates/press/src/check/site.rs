//! Checks of `site.toml`.

use std::collections::BTreeMap;

use super::{DraftChecking, library::ArticlesBySlug, scope::Scope};
use crate::{
    Result,
    diagnostic::Diagnostic,
    files,
    site::{self, ArticleStatus, SiteFile},
};

/// Checks the `site.toml` beside the articles, if there is one.
pub(super) fn check(
    scope: &Scope,
    articles: &ArticlesBySlug,
    drafts: DraftChecking,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<()> {
    let file = scope.display_path(site::NAME);
    // Within a site no symbolic link may lead out of it.
    let read = match &scope.site {
        Some(root) => SiteFile::read(root, site::PATH, file),
        None => SiteFile::read(&scope.folder, site::NAME, file),
    };
    match read {
        Ok(mut file) => {
            let files = files::file_names(&scope.folder, ".md")?;
            file.check_articles(&statuses(&files, articles, drafts));
            diagnostics.extend(file.diagnostics);
        }
        Err(unreadable) => diagnostics.push(*unreadable),
    }
    Ok(())
}

/// Returns the status of each article by its slug. A file that cannot be read has a diagnostic of its own, and counts as
/// listed.
fn statuses<'a>(
    files: &'a [String],
    articles: &'a ArticlesBySlug,
    drafts: DraftChecking,
) -> BTreeMap<&'a str, ArticleStatus> {
    let slugs = files.iter().filter_map(|name| name.strip_suffix(".md"));
    slugs
        .map(|slug| {
            let is_draft = articles.get(slug).is_some_and(|article| article.is_draft);
            let status = if is_draft && drafts == DraftChecking::Skip {
                ArticleStatus::Draft
            } else {
                ArticleStatus::Listed
            };
            (slug, status)
        })
        .collect()
}
