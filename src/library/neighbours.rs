//! The articles before and after one.

use serde::{Deserialize, Serialize};

use super::{Entry, Library};

/// The neighbours of an article, in the order of the library. `press` writes them into the article's page and, where the
/// index is in several files, beside it, so that nobody needs the whole index to go on to the next article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Neighbours {
    /// The one before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<Entry>,
    /// The one after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<Entry>,
}

/// Whether an index knows the neighbours of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// It does.
    Here(Box<Neighbours>),
    /// One of its other parts does.
    Elsewhere,
    /// The library does not have the article.
    Nowhere,
}

impl Neighbours {
    /// Those of the article at a place.
    pub fn at(articles: &[Entry], place: usize) -> Self {
        let entry = |place: usize| articles.get(place).map(Entry::as_link);
        Self {
            newer: place.checked_sub(1).and_then(entry),
            older: entry(place + 1),
        }
    }
}

impl Library {
    /// The neighbours of the article with this name.
    pub fn neighbours(&self, slug: &str) -> Known {
        let is_whole = self.parts() == 0;
        match self.articles.iter().position(|entry| entry.slug == slug) {
            Some(place) if is_whole || place + 1 < self.articles.len() => {
                Known::Here(Box::new(Neighbours::at(&self.articles, place)))
            }
            None if is_whole => Known::Nowhere,
            Some(_) | None => Known::Elsewhere,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(index: &str, slug: &str, expected: &Known) {
        let library: Library = serde_json::from_str(index).unwrap();
        assert_eq!(&library.neighbours(slug), expected, "{slug} in {index}");
    }

    fn here(newer: Option<&str>, older: Option<&str>) -> Known {
        let entry = |slug: &str| Entry {
            slug: slug.to_owned(),
            ..Entry::default()
        };
        Known::Here(Box::new(Neighbours {
            newer: newer.map(entry),
            older: older.map(entry),
        }))
    }

    #[test]
    fn a_whole_index_knows_the_neighbours_of_all() {
        let index = r#"["a","b","c"]"#;
        check(index, "a", &here(None, Some("b")));
        check(index, "b", &here(Some("a"), Some("c")));
        check(index, "c", &here(Some("b"), None));
        check(index, "d", &Known::Nowhere);
    }

    #[test]
    fn what_comes_after_a_part_is_known_elsewhere() {
        let index = r#"{"articles":["a","b"],"rest":{"parts":1,"count":9}}"#;
        check(index, "a", &here(None, Some("b")));
        check(index, "b", &Known::Elsewhere);
        check(index, "h", &Known::Elsewhere);
    }

    #[test]
    fn of_a_neighbour_only_what_a_link_needs_is_kept() {
        let full = r#"[{"slug":"a"},{"slug":"b","title":"B","description":"long","lang":"ar","dir":"rtl","minutes":9}]"#;
        let library: Library = serde_json::from_str(full).unwrap();
        let json = serde_json::to_string(&Neighbours::at(&library.articles, 0)).unwrap();
        let expected = r#"{"older":{"slug":"b","title":"B","lang":"ar","dir":"rtl"}}"#;
        assert_eq!(json, expected);
    }
}
