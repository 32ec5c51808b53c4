//! Articles adjacent to one: previous, next, series.

use serde::{Deserialize, Serialize};

use crate::data::{
    library::{Entry, Library},
    site::Series,
};

/// Articles adjacent to one, in the order of the library. `press` writes them into the article's page and, where the
/// index is in several files, into a file beside it, so that the next article opens without the whole index.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Adjacent {
    /// Article before it, which is newer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<Entry>,
    /// Article after it, which is older.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<Entry>,
    /// Series that it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesContext>,
}

/// Series, from one of its articles.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SeriesContext {
    /// Title of the series.
    pub title: String,
    /// Index of the article in the series.
    pub this: usize,
    /// Articles of the series, in their order.
    pub articles: Vec<Entry>,
}

/// Result of looking an article up in an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// The index has the article and its adjacent ones.
    Found(Box<Adjacent>),
    /// Another part of the index has them.
    OtherPart,
    /// The library does not have the article.
    Missing,
}

impl Adjacent {
    /// Returns the articles adjacent to the one at an index.
    pub fn from_entries(articles: &[Entry], place: usize, series: &[Series]) -> Self {
        let entry = |place: usize| articles.get(place).map(Entry::to_link);
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
            // It may be in another part of the index; its name is enough for a link.
            known.map_or_else(
                || Entry {
                    slug: name.clone(),
                    ..Entry::default()
                },
                Entry::to_link,
            )
        };
        Some(Self {
            title: series.title.clone(),
            this,
            articles: series.articles.iter().map(link).collect(),
        })
    }

    /// Returns the articles before and after it in the series.
    pub fn previous_and_next(&self) -> (Option<&Entry>, Option<&Entry>) {
        let before = self.this.checked_sub(1);
        (
            before.and_then(|before| self.articles.get(before)),
            self.articles.get(self.this + 1),
        )
    }
}

impl Library {
    /// Looks up the articles adjacent to the one with a slug.
    pub fn find_adjacent(&self, slug: &str) -> Lookup {
        let is_whole = self.parts() == 0;
        match self.articles.iter().position(|entry| entry.slug == slug) {
            Some(place) if is_whole || place + 1 < self.articles.len() => Lookup::Found(Box::new(
                Adjacent::from_entries(&self.articles, place, &self.series),
            )),
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
        assert_eq!(&library.find_adjacent(slug), expected, "{slug} in {index}");
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
    fn a_whole_index_has_the_adjacent_articles_of_all() {
        let index = r#"["a","b","c"]"#;
        check(index, "a", &here(None, Some("b")));
        check(index, "b", &here(Some("a"), Some("c")));
        check(index, "c", &here(Some("b"), None));
        check(index, "d", &Lookup::Missing);
    }

    #[test]
    fn an_article_of_a_series_lists_the_others() {
        let index = r#"{"articles":[{"slug":"c","title":"C"},"x",{"slug":"a","title":"A"}],"series":[{"title":"S","articles":["a","b","c"]}]}"#;
        let library: Library = serde_json::from_str(index).unwrap();
        let Lookup::Found(adjacent) = library.find_adjacent("c") else {
            panic!("a whole index knows it")
        };
        let series = adjacent.series.unwrap();
        assert_eq!((series.title.as_str(), series.this), ("S", 2));
        let titles: Vec<String> = series.articles.iter().map(Entry::title).collect();
        assert_eq!(titles, ["A", "B", "C"]);
        let (before, after) = series.previous_and_next();
        assert_eq!((before.unwrap().slug.as_str(), after), ("b", None));
        let Lookup::Found(other) = library.find_adjacent("x") else {
            panic!("a whole index knows it")
        };
        assert_eq!(other.series, None);
    }

    #[test]
    fn another_part_has_the_articles_after_the_last() {
        let index = r#"{"articles":["a","b"],"rest":{"parts":1,"count":9}}"#;
        check(index, "a", &here(None, Some("b")));
        check(index, "b", &Lookup::OtherPart);
        check(index, "h", &Lookup::OtherPart);
    }

    #[test]
    fn adjacent_articles_have_only_the_fields_of_a_link() {
        let full = r#"[{"slug":"a"},{"slug":"b","title":"B","description":"long","lang":"ar","dir":"rtl","minutes":9}]"#;
        let library: Library = serde_json::from_str(full).unwrap();
        let json =
            serde_json::to_string(&Adjacent::from_entries(&library.articles, 0, &[])).unwrap();
        let expected = r#"{"older":{"slug":"b","title":"B","lang":"ar","dir":"rtl"}}"#;
        assert_eq!(json, expected);
    }
}
