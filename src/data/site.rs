//! What a publisher says of the site in `articles/site.toml`, as far as the app shows it. `press` reads that file, and writes
//! this into every page.

use serde::{Deserialize, Serialize};

use crate::routing::{Base, Filter};

/// The site. What the publisher left unsaid is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Site {
    /// Its name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its language, a BCP 47 tag.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lang: String,
    /// Where its head leads, beside the library.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub navigation: Vec<Link>,
    /// Under which licence its texts are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Link>,
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads: a whole address, or one that is read from the site's root; empty where it leads nowhere.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target: String,
}

/// Articles that belong together, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Series {
    /// Its title.
    pub title: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The slugs of its articles.
    pub articles: Vec<String>,
}

impl Site {
    /// Its name, or else that of the reader.
    pub fn name(&self) -> &str {
        if self.name.is_empty() {
            "Recto"
        } else {
            &self.name
        }
    }

    /// The title of the library's window: what is looked for there comes first.
    pub fn title_of(&self, filter: &Filter) -> String {
        let words = filter.words.trim();
        let words = (!words.is_empty()).then_some(words);
        let parts = [words, filter.tag.as_deref(), Some(self.name())];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(" – ")
    }

    /// Its language, for an attribute: none rather than empty, which would mean that it is unknown.
    pub fn lang(&self) -> Option<String> {
        (!self.lang.is_empty()).then(|| self.lang.clone())
    }
}

impl Link {
    /// The address, from a page anywhere below this path; none where there is none.
    pub fn href(&self, base: &Base) -> Option<String> {
        if self.target.is_empty() {
            return None;
        }
        let is_whole = self.target.split(['/', '?', '#']).next();
        if is_whole.is_some_and(|first| first.contains(':')) || self.target.starts_with("//") {
            return Some(self.target.clone());
        }
        Some(base.as_str().to_owned() + self.target.trim_start_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(target: &str, expected: Option<&str>) {
        let link = Link {
            label: "x".into(),
            target: target.into(),
        };
        assert_eq!(link.href(&Base::new("read")).as_deref(), expected);
    }

    #[test]
    fn what_is_no_whole_address_is_read_from_the_sites_root() {
        check("about/", Some("/read/about/"));
        check("/about/", Some("/read/about/"));
        check("?tag=craft", Some("/read/?tag=craft"));
        check("a:b/", Some("a:b/"));
        check("?q=a:b", Some("/read/?q=a:b"));
        check("https://example.org/", Some("https://example.org/"));
        check("mailto:a@example.org", Some("mailto:a@example.org"));
        check("//example.org/", Some("//example.org/"));
        check("", None);
    }

    #[test]
    fn what_is_left_unsaid_takes_no_room_and_is_read_back() {
        assert_eq!(serde_json::to_string(&Site::default()).unwrap(), "{}");
        let site: Site = serde_json::from_str(
            r#"{"name":"Low Tide","navigation":[{"label":"About","target":"about/"}]}"#,
        )
        .unwrap();
        assert_eq!((site.name(), site.navigation.len()), ("Low Tide", 1));
        assert_eq!(Site::default().name(), "Recto");
    }
}
