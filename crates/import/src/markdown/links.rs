//! Links to other notes and pages, which may or may not be here.

use crate::{fields, file_name, source::Context};

/// The file of another article, by the name that its tool has for it. None where it is neither here nor where this one comes
/// from: a link to it would lead nowhere.
pub(super) fn file_of(name: &str, context: &Context<'_>) -> Option<String> {
    let name = name.trim().rsplit('/').next().unwrap_or_default();
    let name = name.strip_suffix(".md").unwrap_or(name);
    let here = file_name::from_title(undated(name))?;
    let is_imported = context.files.is_among_articles(&format!("{here}.md"));
    let comes_along = context.files.is_beside_source(&format!("{name}.md"));
    (is_imported || comes_along).then(|| format!("{here}.md"))
}

/// A name without the date that Jekyll has before it.
fn undated(name: &str) -> &str {
    let is_date = name
        .get(..10)
        .is_some_and(|day| fields::date(day).is_some());
    match name.get(11..) {
        Some(rest) if is_date && name.as_bytes()[10] == b'-' && !rest.is_empty() => rest,
        _ => name,
    }
}
