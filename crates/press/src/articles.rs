//! The articles of a site: what the index says of each.

use std::{cmp::Reverse, fs, path::Path, sync::Arc};

use document::{article::Article, metadata::Direction};
use recto::{
    library::{Entry, title_of_file},
    load::MAX_BYTES,
    route::Slug,
};

use crate::{files, naming, piece::Piece};

/// Which articles are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listed {
    /// Those without `draft: true`.
    Published,
    /// All of them.
    WithDrafts,
}

/// What was found in the folder of articles.
#[derive(Debug, Default)]
pub(crate) struct Articles {
    /// The entries of all that can be opened, newest first, undated ones last, then by title.
    pub(crate) entries: Vec<Entry>,
    /// What other machines are told of each, by slug.
    pub(crate) pieces: Vec<Piece>,
    /// What their authors should know, each with the file and, where it is known, the line.
    pub(crate) warnings: Vec<String>,
}

/// What is done with an article, its name and its text.
pub(crate) type Each<'a> = dyn FnMut(&Slug, &Arc<Article>, &str) -> Result<(), String> + 'a;

/// Reads the articles of a site. One that cannot be opened is left out with a warning, and keeps no other from it.
/// Each that is listed is handed to `each`, with its text.
pub(crate) fn read(site: &Path, listed: Listed, each: &mut Each<'_>) -> Result<Articles, String> {
    let mut articles = Articles::default();
    for name in files::names(&site.join("articles"), "")? {
        if name.starts_with('.') {
            continue;
        }
        match naming::slug_of(&name, Some(site)) {
            Ok(None) => {}
            Ok(Some(slug)) => match open(&site.join("articles").join(&name)) {
                Ok(text) => {
                    let article = Arc::new(document::parse(&text));
                    if articles.add(&name, &slug, &article, listed) == Added::Listed {
                        each(&slug, &article, &text)?;
                    }
                }
                Err(problem) => articles.leave_out(&name, &problem),
            },
            Err(problem) => articles.leave_out(&name, &problem.to_string()),
        }
    }
    articles.warnings.extend(nested(&site.join("articles"))?);
    articles
        .entries
        .sort_by_cached_key(|entry| (Reverse(entry.date.clone()), entry.title()));
    Ok(articles)
}

/// What became of an article that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Added {
    Listed,
    LeftOut,
}

impl Articles {
    fn add(&mut self, name: &str, slug: &Slug, article: &Article, listed: Listed) -> Added {
        for notice in &article.notices {
            let line = notice
                .line
                .map_or_else(String::new, |line| format!(":{line}"));
            self.warnings
                .push(format!("articles/{name}{line}: {}", notice.message));
        }
        if listed == Listed::WithDrafts || !article.metadata.draft {
            self.entries.push(entry(slug, article));
            self.pieces.push(Piece::of(slug, article));
            return Added::Listed;
        }
        Added::LeftOut
    }

    fn leave_out(&mut self, name: &str, problem: &str) {
        self.warnings
            .push(format!("articles/{name}: {problem}; it is left out"));
    }
}

/// Reads the text of an article.
pub(crate) fn open(path: &Path) -> Result<String, String> {
    let size = fs::metadata(path).map_err(|error| error.to_string())?.len();
    if size > MAX_BYTES as u64 {
        return Err(format!(
            "it is over {} MB: split it into parts",
            MAX_BYTES / 1_000_000
        ));
    }
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.split(|&byte| byte == b'\n').count();
        format!("line {line} is not UTF-8: save the file with that encoding")
    })
}

fn entry(slug: &Slug, article: &Article) -> Entry {
    let metadata = &article.metadata;
    Entry {
        slug: slug.as_str().to_owned(),
        title: metadata
            .title
            .clone()
            .unwrap_or_else(|| title_of_file(slug.as_str())),
        description: metadata.description.clone().unwrap_or_default(),
        authors: metadata.authors.clone(),
        publisher: metadata.publisher.clone().unwrap_or_default(),
        date: metadata
            .date
            .as_ref()
            .map(|date| date.as_str().to_owned())
            .unwrap_or_default(),
        tags: metadata.tags.clone(),
        lang: metadata.lang.clone().unwrap_or_default(),
        dir: match metadata.direction {
            Direction::LeftToRight => String::new(),
            Direction::RightToLeft => "rtl".to_owned(),
        },
        minutes: article.statistics.minutes,
    }
}

/// Says of articles in folders below that they are not listed: an address has one part.
fn nested(folder: &Path) -> Result<Vec<String>, String> {
    let mut warnings = Vec::new();
    for inner in files::folders(folder)? {
        for name in files::names(&folder.join(&inner), ".md")? {
            warnings.push(format!(
                "articles/{inner}/{name}: only files in articles/ itself are listed; this one opens at /?src=articles/{inner}/{name}"
            ));
        }
    }
    Ok(warnings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(files: &[(&str, &[u8])]) -> Articles {
        let site = tempfile::tempdir().unwrap();
        fs::write(site.path().join("index.html"), "").unwrap();
        for (name, bytes) in files {
            files::write(&site.path().join("articles").join(name), bytes).unwrap();
        }
        read(site.path(), Listed::Published, &mut |_, _, _| Ok(())).unwrap()
    }

    fn slugs(articles: &Articles) -> Vec<&str> {
        articles
            .entries
            .iter()
            .map(|entry| entry.slug.as_str())
            .collect()
    }

    #[test]
    fn articles_are_listed_newest_first_then_undated_ones_by_title() {
        let articles = read_all(&[
            ("b.md", b"---\ndate: 2026-01-02\n---\n"),
            ("c.md", b"# Zebra\n"),
            ("d.md", b"# Antelope\n"),
            ("a.md", b"---\ndate: 2026-03-01\n---\n"),
        ]);
        assert_eq!(slugs(&articles), ["a", "b", "d", "c"]);
        assert_eq!(articles.entries[3].title, "Zebra");
    }

    #[test]
    fn one_that_cannot_be_opened_keeps_no_other_from_the_list() {
        let articles = read_all(&[("a.md", b"ok\n\xFF"), ("b.md", b"x")]);
        assert_eq!(slugs(&articles), ["b"]);
        let warning =
            "articles/a.md: line 2 is not UTF-8: save the file with that encoding; it is left out";
        assert_eq!(articles.warnings, [warning]);
    }

    #[test]
    fn an_article_over_the_cap_is_left_out() {
        let articles = read_all(&[("a.md", &vec![b'a'; MAX_BYTES + 1])]);
        assert!(
            articles.entries.is_empty() && articles.warnings[0].contains("10 MB"),
            "{:?}",
            articles.warnings
        );
    }

    #[test]
    fn addresses_of_the_site_itself_are_not_given_away() {
        let articles = read_all(&[
            ("articles.md", b""),
            ("Fonts.md", b""),
            ("pagefind.md", b""),
            ("index.html.md", b""),
            ("a.md.md", b""),
        ]);
        assert_eq!(slugs(&articles), ["a.md"]);
        assert_eq!(articles.warnings.len(), 4, "{:?}", articles.warnings);
    }

    #[test]
    fn files_that_look_like_articles_are_told_of_and_others_are_not() {
        let names = [
            "a.MD",
            "b.markdown",
            "in/c.md",
            "d.svg",
            "e",
            ".md",
            "index.json",
        ];
        let articles = read_all(&names.map(|name| (name, &b"x"[..])));
        assert!(articles.entries.is_empty());
        assert_eq!(articles.warnings.len(), 3, "{:?}", articles.warnings);
    }

    #[test]
    fn notices_are_told_with_their_line() {
        let articles = read_all(&[("a.md", b"---\ndate: yesterday\n---\nText")]);
        assert_eq!(slugs(&articles), ["a"]);
        assert!(
            articles.warnings[0].starts_with("articles/a.md:2: "),
            "{:?}",
            articles.warnings
        );
    }

    #[test]
    fn an_entry_says_what_the_front_matter_says() {
        let text = "---\ntitle: T\ndescription: D\nauthor: [A, B]\npublisher: P\ndate: 2026-01-02\ntags: [x]\nlang: ar\n---\nText";
        let articles = read_all(&[("a.md", text.as_bytes())]);
        let expected = Entry {
            slug: "a".into(),
            title: "T".into(),
            description: "D".into(),
            authors: vec!["A".into(), "B".into()],
            publisher: "P".into(),
            date: "2026-01-02".into(),
            tags: vec!["x".into()],
            lang: "ar".into(),
            dir: "rtl".into(),
            minutes: 1,
        };
        assert_eq!(articles.entries, [expected]);
    }
}
