//! The order in which the library lists the articles.

use std::cmp::Reverse;

use recto::data::library::Entry;

/// Order of the library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum LibraryOrder {
    /// By date, the newest first; undated ones last, by title.
    #[default]
    Newest,
    /// By date, the oldest first; undated ones last, by title.
    Oldest,
    /// By title.
    Title,
    /// The listed articles first, by their slugs, then the others, the newest first.
    Listed(Vec<String>),
}

impl LibraryOrder {
    /// Sorts entries.
    pub(crate) fn sort(&self, entries: &mut [Entry]) {
        match self {
            Self::Newest => newest_first(entries),
            Self::Oldest => {
                entries.sort_by_cached_key(|entry| {
                    (entry.date.is_empty(), entry.date.clone(), entry.title())
                });
            }
            Self::Title => {
                entries
                    .sort_by_cached_key(|entry| (entry.title().to_lowercase(), entry.slug.clone()));
            }
            Self::Listed(slugs) => {
                newest_first(entries);
                let position = |entry: &Entry| {
                    let at = slugs.iter().position(|slug| *slug == entry.slug);
                    at.unwrap_or(slugs.len())
                };
                entries.sort_by_cached_key(position);
            }
        }
    }
}

/// Sorts by date, the newest first; undated ones last, by title.
fn newest_first(entries: &mut [Entry]) {
    entries.sort_by_cached_key(|entry| (Reverse(entry.date.clone()), entry.title()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(order: &LibraryOrder, expected: &str) {
        let mut entries: Vec<Entry> = [
            ("a", "2026-01-01"),
            ("b", ""),
            ("c", "2026-02-01"),
            ("d", ""),
        ]
        .map(|(slug, date)| Entry {
            slug: slug.into(),
            title: slug.to_uppercase(),
            date: date.into(),
            ..Entry::default()
        })
        .into();
        order.sort(&mut entries);
        let slugs: Vec<_> = entries.iter().map(|entry| entry.slug.as_str()).collect();
        assert_eq!(slugs.concat(), expected);
    }

    #[test]
    fn undated_articles_come_last_by_date() {
        check(&LibraryOrder::Newest, "cabd");
        check(&LibraryOrder::Oldest, "acbd");
    }

    #[test]
    fn titles_and_lists_decide_on_the_order() {
        check(&LibraryOrder::Title, "abcd");
        let listed = ["d", "missing", "a"].map(str::to_owned).into();
        check(&LibraryOrder::Listed(listed), "dacb");
    }
}
