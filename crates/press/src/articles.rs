//! The articles of a site: what the index says of each.

use std::{cmp::Reverse, collections::BTreeMap, fs, path::Path};

use document::{article::Article, metadata::Direction, notice::Notice};
use recto::{
    library::{Entry, title_of_file},
    load::MAX_BYTES,
    route::Slug,
};

use crate::{files, memory::Reading, parallel};

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
    /// The entries of all that are listed, newest first, undated ones last, then by title.
    pub(crate) entries: Vec<Entry>,
    /// The same articles, by their files' names.
    pub(crate) sources: Vec<Source>,
    /// What their authors should know, each with the file and, where it is known, the line.
    pub(crate) warnings: Vec<String>,
    /// What was found in each that can be opened, listed or not, by its file's name.
    pub(crate) readings: BTreeMap<String, Reading>,
}

/// An article that is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// Its address.
    pub(crate) slug: Slug,
    /// The name of its file.
    pub(crate) file: String,
    /// The fingerprint of its text.
    pub(crate) text: String,
}

/// Reads the articles of a site; those whose text is `known` are not parsed again. One that cannot be opened is left out
/// with a warning, and keeps no other from the list.
pub(crate) fn read(
    site: &Path,
    listed: Listed,
    known: &BTreeMap<String, Reading>,
) -> Result<Articles, String> {
    let folder = site.join("articles");
    let names = files::names(&folder, "")?;
    let mut articles = Articles::default();
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        match slug_of(&name, site) {
            Ok(Some(slug)) => found.push((name, slug)),
            Ok(None) => {}
            Err(problem) => articles.leave_out(&name, &problem),
        }
    }
    let readings = parallel::map(&found, |(name, slug)| -> Result<Reading, String> {
        let text = open(&folder.join(name))?;
        Ok(read_one(name, slug, &text, known.get(name)))
    });
    for ((name, slug), reading) in found.into_iter().zip(readings) {
        match reading {
            Ok(reading) => articles.add(name, slug, reading, listed),
            Err(problem) => articles.leave_out(&name, &problem),
        }
    }
    articles.warnings.extend(nested(&folder)?);
    articles
        .entries
        .sort_by_cached_key(|entry| (Reverse(entry.date.clone()), entry.title()));
    Ok(articles)
}

fn read_one(name: &str, slug: &Slug, text: &str, known: Option<&Reading>) -> Reading {
    let fingerprint = document::fingerprint(text);
    if let Some(known) = known.filter(|known| known.text == fingerprint) {
        return known.clone();
    }
    let article = document::parse(text);
    let warning = |notice: &Notice| {
        let line = notice
            .line
            .map_or_else(String::new, |line| format!(":{line}"));
        format!("articles/{name}{line}: {}", notice.message)
    };
    Reading {
        text: fingerprint,
        entry: entry(slug, &article),
        draft: article.metadata.draft,
        warnings: article.notices.iter().map(warning).collect(),
    }
}

impl Articles {
    fn add(&mut self, file: String, slug: Slug, reading: Reading, listed: Listed) {
        self.warnings.extend(reading.warnings.iter().cloned());
        if listed == Listed::WithDrafts || !reading.draft {
            self.entries.push(reading.entry.clone());
            self.sources.push(Source {
                slug,
                file: file.clone(),
                text: reading.text.clone(),
            });
        }
        self.readings.insert(file, reading);
    }

    fn leave_out(&mut self, name: &str, problem: &str) {
        self.warnings
            .push(format!("articles/{name}: {problem}; it is left out"));
    }
}

/// The address of a file; none where the file is no article.
fn slug_of(name: &str, site: &Path) -> Result<Option<Slug>, String> {
    let Some((stem, ending)) = name.rsplit_once('.').filter(|_| !name.starts_with('.')) else {
        return Ok(None);
    };
    if ending != "md" {
        return if ending.eq_ignore_ascii_case("md") || ending == "markdown" {
            Err("an article's name must end in `.md`".to_owned())
        } else {
            Ok(None)
        };
    }
    // Some file systems take `Fonts` for `fonts`.
    let folder = stem.to_lowercase();
    if ["articles", "fonts"].contains(&folder.as_str())
        || site.join(&folder).is_file()
        || site.join(stem).is_file()
    {
        return Err(format!(
            "the address /{stem}/ is the site's own, so give the file another name"
        ));
    }
    Slug::new(stem)
        .map(Some)
        .ok_or_else(|| "its name cannot be an address".to_owned())
}

/// The text of an article.
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
        read(site.path(), Listed::Published, &BTreeMap::new()).unwrap()
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
            ("index.html.md", b""),
            ("a.md.md", b""),
        ]);
        assert_eq!(slugs(&articles), ["a.md"]);
        assert_eq!(articles.warnings.len(), 3, "{:?}", articles.warnings);
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
    fn a_text_that_is_known_is_not_parsed_again() {
        let site = tempfile::tempdir().unwrap();
        files::write(&site.path().join("articles/a.md"), b"# New").unwrap();
        let title = |text: &str| {
            let reading = Reading {
                text: document::fingerprint(text),
                entry: Entry {
                    title: "Remembered".into(),
                    ..Entry::default()
                },
                draft: false,
                warnings: Vec::new(),
            };
            let known = BTreeMap::from([("a.md".to_owned(), reading)]);
            let articles = read(site.path(), Listed::Published, &known).unwrap();
            articles.entries[0].title.clone()
        };
        assert_eq!(title("# Old"), "New");
        assert_eq!(title("# New"), "Remembered");
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
