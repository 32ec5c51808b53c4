//! Links to other notes and pages, which may or may not be here.

use crate::{import::Places, slugs};

/// The file of another article, by the name that its tool has for it. None where it is neither here nor where this one comes
/// from: a link to it would lead nowhere.
pub(super) fn file_of(name: &str, places: &Places<'_>) -> Option<String> {
    let name = name.trim().rsplit('/').next().unwrap_or_default();
    let name = name.strip_suffix(".md").unwrap_or(name);
    let here = slugs::from_title(undated(name))?;
    let is_imported = places.into.join(format!("{here}.md")).is_file();
    let comes_along = places.folder().join(format!("{name}.md")).is_file();
    (is_imported || comes_along).then(|| format!("{here}.md"))
}

/// A name without the date that Jekyll has before it.
fn undated(name: &str) -> &str {
    let is_date = name
        .get(..10)
        .is_some_and(|day| crate::import::fields::date(day).is_some());
    match name.get(11..) {
        Some(rest) if is_date && name.as_bytes()[10] == b'-' && !rest.is_empty() => rest,
        _ => name,
    }
}
