//! Settings of the site that the app shows. `press` reads them from `articles/site.toml` and writes them into every
//! page.

use serde::{Deserialize, Serialize};

use crate::routing::{Base, Filter};

/// Settings of the site. Settings that the publisher omits are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Site {
    /// Name of the site.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Language of the site, a BCP 47 tag.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lang: String,
    /// Links in the header, beside the library.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub navigation: Vec<Link>,
    /// Licence of the texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Link>,
}

/// Link with a label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Label.
    pub label: String,
    /// Target: a whole URL, or one relative to the site's root; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target: String,
}

/// Series of articles, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Series {
    /// Title.
    pub title: String,
    /// Description.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Slugs of the articles.
    pub articles: Vec<String>,
}

impl Site {
    /// Returns the name, or the app's own if there is none.
    pub fn name(&self) -> &str {
        if self.name.is_empty() {
            "Recto"
        } else {
            &self.name
        }
    }

    /// Returns the window title of the library page: the filter comes first.
    pub fn window_title(&self, filter: &Filter) -> String {
        let words = filter.words.trim();
        let words = (!words.is_empty()).then_some(words);
        let parts = [words, filter.tag.as_deref(), Some(self.name())];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(" – ")
    }

    /// Returns the language for an attribute: `None` rather than an empty one, which would mean that it is unknown.
    pub fn lang(&self) -> Option<String> {
        (!self.lang.is_empty()).then(|| self.lang.clone())
    }
}

impl Link {
    /// Returns the address from a page below a base path, or `None` where the target is empty.
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
    fn relative_targets_resolve_against_the_sites_root() {
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
    fn empty_settings_are_left_out_and_read_back() {
        assert_eq!(serde_json::to_string(&Site::default()).unwrap(), "{}");
        let site: Site = serde_json::from_str(
            r#"{"name":"Low Tide","navigation":[{"label":"About","target":"about/"}]}"#,
        )
        .unwrap();
        assert_eq!((site.name(), site.navigation.len()), ("Low Tide", 1));
        assert_eq!(Site::default().name(), "Recto");
    }
}
