//! Links to other articles.

use crate::{fields, file_name, source::Context};

/// Returns the file name of another article by its name in the source tool. None if it is neither among the articles nor beside the
/// source, so that a link to it would be broken.
pub(super) fn article_file(name: &str, context: &Context<'_>) -> Option<String> {
    let name = name.trim().rsplit('/').next().unwrap_or_default();
    let name = name.strip_suffix(".md").unwrap_or(name);
    let target = file_name::from_title(without_date(name))?;
    let is_imported = context.files.is_among_articles(&format!("{target}.md"));
    let is_beside_source = context.files.is_beside_source(&format!("{name}.md"));
    (is_imported || is_beside_source).then(|| format!("{target}.md"))
}

/// Removes the date at the start of a file name of Jekyll.
fn without_date(name: &str) -> &str {
    let is_date = name
        .get(..10)
        .is_some_and(|day| fields::date(day).is_some());
    match name.get(11..) {
        Some(rest) if is_date && name.as_bytes()[10] == b'-' && !rest.is_empty() => rest,
        _ => name,
    }
}
