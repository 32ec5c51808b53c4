//! The articles before and after one.

use serde::{Deserialize, Serialize};

use crate::data::{
    library::{Entry, Library},
    site::Series,
};

/// The adjacent of an article, in the order of the library. `press` writes them into the article's page and, where the
/// index is in several files, beside it, so that nobody needs the whole index to go on to the next article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Adjacent {
    /// The one before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<Entry>,
    /// The one after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<Entry>,
    /// The series that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesContext>,
}

/// A series, as a part of it sees it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SeriesContext {
    /// Its title.
    pub title: String,
    /// Which of the articles this one is, from 0.
    pub this: usize,
    /// Its articles, in their order.
    pub articles: Vec<Entry>,
}

/// Whether an index knows the adjacent of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// It does.
    Found(Box<Adjacent>),
    /// One of its other parts does.
    OtherPart,
    /// The library does not have the article.
    Missing,
}

impl Adjacent {
    /// Those of the article at a place.
    pub fn at(articles: &[Entry], place: usize, series: &[Series]) -> Self {
        let entry = |place: usize| articles.get(place).map(Entry::as_link);
        let slug = articles.get(place).map(|entry| entry.slug.as_str());
        Self {
            newer: place.checked_sub(1).and_then(entry),
            older: entry(place + 1),
            series: slug.and_then(|slug| SeriesContext::from_series(slug, articles, series)),
        }
    }
}

impl SeriesContext {
    fn from_series(slug: &str, articles: &[Entry], all: &[Series]) -> Option<Self> {
        let (series, this) = all.iter().find_map(|series| {
            let this = series.articles.iter().position(|name| name == slug)?;
            Some((series, this))
        })?;
        let link = |name: &String| {
            let known = articles.iter().find(|entry| entry.slug == *name);
            // It may be in another part of the index; its name does for a link.
            known.map_or_else(
                || Entry {
                    slug: name.clone(),
                    ..Entry::default()
                },
                Entry::as_link,
            )
        };
        Some(Self {
            title: series.title.clone(),
            this,
            articles: series.articles.iter().map(link).collect(),
        })
    }

    /// The one before and the one after in the series.
    pub fn around(&self) -> (Option<&Entry>, Option<&Entry>) {
        let before = self.this.checked_sub(1);
        (
            before.and_then(|before| self.articles.get(before)),
            self.articles.get(self.this + 1),
        )
    }
}

impl Library {
    /// The adjacent of the article with this name.
    pub fn adjacent(&self, slug: &str) -> Lookup {
        let is_whole = self.parts() == 0;
        match self.articles.iter().position(|entry| entry.slug == slug) {
            Some(place) if is_whole || place + 1 < self.articles.len() => {
                Lookup::Found(Box::new(Adjacent::at(&self.articles, place, &self.series)))
            }
            None if is_whole => Lookup::Missing,
            Some(_) | None => Lookup::OtherPart,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(index: &str, slug: &str, expected: &Lookup) {
        let library: Library = serde_json::from_str(index).unwrap();
        assert_eq!(&library.adjacent(slug), expected, "{slug} in {index}");
    }

    fn here(newer: Option<&str>, older: Option<&str>) -> Lookup {
        let entry = |slug: &str| Entry {
            slug: slug.to_owned(),
            ..Entry::default()
        };
        Lookup::Found(Box::new(Adjacent {
            newer: newer.map(entry),
            older: older.map(entry),
            series: None,
        }))
    }

    #[test]
    fn a_whole_index_knows_the_neighbours_of_all() {
        let index = r#"["a","b","c"]"#;
        check(index, "a", &here(None, Some("b")));
        check(index, "b", &here(Some("a"), Some("c")));
        check(index, "c", &here(Some("b"), None));
        check(index, "d", &Lookup::Missing);
    }

    #[test]
    fn a_part_of_a_series_knows_the_others() {
        let index = r#"{"articles":[{"slug":"c","title":"C"},"x",{"slug":"a","title":"A"}],"series":[{"title":"S","articles":["a","b","c"]}]}"#;
        let library: Library = serde_json::from_str(index).unwrap();
        let Lookup::Found(adjacent) = library.adjacent("c") else {
            panic!("a whole index knows it")
        };
        let series = adjacent.series.unwrap();
        assert_eq!((series.title.as_str(), series.this), ("S", 2));
        let titles: Vec<String> = series.articles.iter().map(Entry::title).collect();
        assert_eq!(titles, ["A", "B", "C"]);
        let (before, after) = series.around();
        assert_eq!((before.unwrap().slug.as_str(), after), ("b", None));
        let Lookup::Found(other) = library.adjacent("x") else {
            panic!("a whole index knows it")
        };
        assert_eq!(other.series, None);
    }

    #[test]
    fn what_comes_after_a_part_is_known_elsewhere() {
        let index = r#"{"articles":["a","b"],"rest":{"parts":1,"count":9}}"#;
        check(index, "a", &here(None, Some("b")));
        check(index, "b", &Lookup::OtherPart);
        check(index, "h", &Lookup::OtherPart);
    }

    #[test]
    fn of_a_neighbour_only_what_a_link_needs_is_kept() {
        let full = r#"[{"slug":"a"},{"slug":"b","title":"B","description":"long","lang":"ar","dir":"rtl","minutes":9}]"#;
        let library: Library = serde_json::from_str(full).unwrap();
        let json = serde_json::to_string(&Adjacent::at(&library.articles, 0, &[])).unwrap();
        let expected = r#"{"older":{"slug":"b","title":"B","lang":"ar","dir":"rtl"}}"#;
        assert_eq!(json, expected);
    }
}
