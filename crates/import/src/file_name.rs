//! Names of article files, made from titles.

/// Returns the stem of the file name for a new article: the slug of its title without leading, trailing and repeated hyphens,
/// at most 80 bytes long. `None` if nothing of the title can stand in a slug.
pub fn from_title(title: &str) -> Option<String> {
    let slug = document::heading_slug(title);
    let parts: Vec<&str> = slug.split('-').filter(|part| !part.is_empty()).collect();
    let mut name = String::new();
    for part in parts {
        if name.len() + 1 + part.len() > MAX_STEM_BYTES {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(part);
    }
    (!name.is_empty()).then_some(name).or_else(|| {
        let start = &slug[..slug.floor_char_boundary(MAX_STEM_BYTES)];
        let start = start.trim_matches('-');
        (!start.is_empty()).then(|| start.to_owned())
    })
}

/// Names an article after its source file, or else after its title.
pub(crate) fn for_article(stem: &str, title: Option<&str>) -> String {
    from_title(stem)
        .or_else(|| from_title(title?))
        .unwrap_or_else(|| "untitled".to_owned())
}

/// Limit for a stem made of a title, in bytes: the width of a line in most file listings.
const MAX_STEM_BYTES: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, expected: Option<&str>) {
        assert_eq!(from_title(title).as_deref(), expected, "{title:?}");
    }

    #[test]
    fn stems_are_slugs_without_leading_trailing_and_repeated_hyphens() {
        check(
            "A short walk — at low tide!",
            Some("a-short-walk-at-low-tide"),
        );
        check("-- 100% --", Some("100"));
        check("余白", Some("余白"));
        check("?!", None);
    }

    #[test]
    fn stems_of_long_titles_are_cut() {
        let name = from_title(&"many words ".repeat(40)).unwrap();
        assert!(
            name.len() <= MAX_STEM_BYTES && name.ends_with("-words"),
            "{name}"
        );
        let name = from_title(&"字".repeat(200)).unwrap();
        assert!(name.len() <= MAX_STEM_BYTES && !name.is_empty());
    }
}
