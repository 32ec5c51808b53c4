//! Articles that say of each other that they are the same text in another language.

use std::collections::{BTreeMap, HashMap};

use recto::routing::Slug;

use super::ArticleMeta;

/// Gives every article the languages in which its text is to be had. It is enough that one of several names the others, or
/// each the next. What does not fit together is told, and left out.
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
                    "articles/{}.md: there is no article `{name}` that could be its translation: give the name of its file, without `.md`",
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

/// The languages of the members of a group, each once.
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
                "articles/{slug}.md: it is a translation, or has one, and does not say its language: add `lang`"
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

/// Numbers that belong together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The first of the group that a number is in.
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
    fn one_that_names_the_others_is_enough() {
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
    fn a_chain_is_one_group() {
        let mut articles = articles(&[("a", "en", "b"), ("b", "fr", "c"), ("c", "ja", "a")]);
        assert_eq!(link_translations(&mut articles), [] as [&str; 0]);
        assert_eq!(languages(&articles[2]), "en=a fr=b ja=c");
    }

    #[test]
    fn what_does_not_fit_together_is_told() {
        let mut articles = articles(&[("a", "en", "b, missing"), ("b", "en", ""), ("c", "", "a")]);
        let problems = link_translations(&mut articles).join("\n");
        for words in [
            "no article `missing`",
            "articles/b.md: its translation `a` has the same",
            "articles/c.md: it is a translation",
        ] {
            assert!(problems.contains(words), "{problems}");
        }
        assert!(articles.iter().all(|meta| meta.languages.is_empty()));
    }
}
