//! Links between translations of the same text.

use std::collections::{BTreeMap, HashMap};

use recto::routing::Slug;

use super::ArticleMeta;

/// Sets the `languages` of every article. In a group of translations, one may name all others or each the next. Inconsistent
/// articles are left out, with a warning; returns the warnings.
pub(crate) fn link_translations(articles: &mut [ArticleMeta]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut groups = Groups::new(articles.len());
    let numbers: HashMap<String, usize> = articles
        .iter()
        .enumerate()
        .map(|(number, meta)| (meta.slug.as_str().to_owned(), number))
        .collect();
    for (number, meta) in articles.iter().enumerate() {
        for name in &meta.metadata.translations {
            match numbers.get(name) {
                Some(&other) => groups.join(number, other),
                None => problems.push(format!(
                    "articles/{}.md: its translation `{name}` does not exist: give the name of the file, without `.md`",
                    meta.slug
                )),
            }
        }
    }
    for members in groups.members() {
        let languages = languages(articles, &members, &mut problems);
        if languages.len() > 1 {
            for &member in &members {
                let listed = languages
                    .iter()
                    .any(|(_, slug)| *slug == articles[member].slug);
                if listed {
                    articles[member].languages.clone_from(&languages);
                }
            }
        }
    }
    problems
}

/// Returns the languages of the members of a group, without duplicates.
fn languages(
    articles: &[ArticleMeta],
    members: &[usize],
    problems: &mut Vec<String>,
) -> Vec<(String, Slug)> {
    let mut languages = BTreeMap::<String, Slug>::new();
    if members.len() < 2 {
        return Vec::new();
    }
    for &member in members {
        let ArticleMeta { slug, metadata, .. } = &articles[member];
        match &metadata.lang {
            None => problems.push(format!(
                "articles/{slug}.md: it belongs to a group of translations and has no language: add `lang`"
            )),
            Some(lang) => match languages.get(lang) {
                Some(other) => problems.push(format!(
                    "articles/{slug}.md: its translation `{other}` has the same `lang: {lang}`: correct one of the two"
                )),
                None => {
                    languages.insert(lang.clone(), slug.clone());
                }
            },
        }
    }
    languages.into_iter().collect()
}

/// Disjoint sets of numbers.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// Returns the smallest number of a group.
    fn first(&self, mut number: usize) -> usize {
        while self.0[number] != number {
            number = self.0[number];
        }
        number
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.0[a.max(b)] = a.min(b);
    }

    fn members(&self) -> Vec<Vec<usize>> {
        let mut members = BTreeMap::<usize, Vec<usize>>::new();
        for number in 0..self.0.len() {
            members.entry(self.first(number)).or_default().push(number);
        }
        members.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(articles: &[(&str, &str, &str)]) -> Vec<ArticleMeta> {
        let meta = |&(slug, lang, translations): &(&str, &str, &str)| {
            let text = format!("---\nlang: {lang}\ntranslations: [{translations}]\n---\n");
            ArticleMeta::from_article(&Slug::new(slug).unwrap(), &document::parse(&text))
        };
        articles.iter().map(meta).collect()
    }

    fn languages(meta: &ArticleMeta) -> String {
        let words: Vec<_> = meta
            .languages
            .iter()
            .map(|(lang, slug)| format!("{lang}={slug}"))
            .collect();
        words.join(" ")
    }

    #[test]
    fn one_article_may_name_all_translations() {
        let mut articles = articles(&[
            ("a", "en", "b, c.md"),
            ("b", "fr", ""),
            ("c", "ja", ""),
            ("d", "en", ""),
        ]);
        assert_eq!(link_translations(&mut articles), [] as [&str; 0]);
        for meta in &articles[..3] {
            assert_eq!(languages(meta), "en=a fr=b ja=c");
        }
        assert_eq!(languages(&articles[3]), "");
    }

    #[test]
    fn a_chain_of_translations_is_one_group() {
        let mut articles = articles(&[("a", "en", "b"), ("b", "fr", "c"), ("c", "ja", "a")]);
        assert_eq!(link_translations(&mut articles), [] as [&str; 0]);
        assert_eq!(languages(&articles[2]), "en=a fr=b ja=c");
    }

    #[test]
    fn inconsistent_translations_cause_warnings() {
        let mut articles = articles(&[("a", "en", "b, missing"), ("b", "en", ""), ("c", "", "a")]);
        let problems = link_translations(&mut articles).join("\n");
        for words in [
            "its translation `missing` does not exist",
            "articles/b.md: its translation `a` has the same",
            "articles/c.md: it belongs to a group of translations",
        ] {
            assert!(problems.contains(words), "{problems}");
        }
        assert!(articles.iter().all(|meta| meta.languages.is_empty()));
    }
}
