//! Which parts of the index are asked, and what is told of those that were not. Pure.

use super::{Extent, Facet, Language, Likeness, PORTION, Query, Reach, Shard, shard_name};

/// So many shards of a language are asked before the reader is. Each moves some 30 kB: what it says of itself, and what it
/// says of a word.
const SHARDS: usize = 2;

/// A part of the index that is asked as a whole: a shard, or a language that has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What Pagefind knows it by.
    pub name: String,
    /// The language, which is its folder too.
    pub language: String,
    /// How many articles it has.
    pub articles: usize,
}

/// What was not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Nothing that may have the words.
    Nothing,
    /// Older articles.
    Older,
    /// Other languages.
    Languages,
    /// Both.
    OlderAndLanguages,
}

/// Whether older articles of a language were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Older {
    /// All were.
    Asked,
    /// Some were not.
    Left,
}

/// Which articles were looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// All of the languages that were asked.
    All,
    /// So many, and none that was not is newer.
    Newest(usize),
    /// So many, of which one can say no more.
    Some(usize),
}

impl Query {
    /// The parts of a language that may have what is asked for, in the order in which they are asked: the newest articles
    /// first.
    pub fn parts(&self, language: &Language) -> Vec<Part> {
        let part = |name: String, articles: usize| Part {
            name,
            language: language.name.clone(),
            articles,
        };
        if language.shards.is_empty() {
            return vec![part(language.name.clone(), language.articles)];
        }
        let shards = language.shards.iter().enumerate().rev();
        shards
            .filter(|(_, shard)| self.may_be_in(shard))
            .map(|(number, shard)| part(shard_name(&language.name, number + 1), shard.articles))
            .collect()
    }

    fn may_be_in(&self, shard: &Shard) -> bool {
        let year = self.filter(Facet::Year).and_then(|year| year.parse().ok());
        let Some(year) = year else { return true };
        let years = shard.years;
        years.is_some_and(|(first, last)| (first..=last).contains(&year))
    }

    /// Whether to ask one more part of a language, when so many of it have been asked and so many articles been found. What
    /// is filtered is looked for until there is a portion to show: who filters has said what they want.
    pub fn goes_on(&self, asked: usize, found: usize) -> bool {
        match self.reach {
            Reach::Everything => true,
            Reach::AsFarAsNeeded => found < PORTION && (asked < SHARDS || !self.filters.is_empty()),
        }
    }

    /// Whether it ends after a language. Where the newest articles have not the words, the reader is asked before others are;
    /// where all of a language were asked and none has them, the next language is.
    pub fn stops(&self, found: usize, left: Left) -> bool {
        let has_older = matches!(left, Left::Older | Left::OlderAndLanguages);
        self.reach == Reach::AsFarAsNeeded && (found > 0 || has_older)
    }

    /// Which articles were looked through, if they were so many and not all was; `languages` is how many may have the words.
    pub fn looked(&self, articles: usize, left: Left, languages: usize) -> Looked {
        match left {
            Left::Nothing | Left::Languages => Looked::All,
            // Only of one language is it the newest that were asked, and only where no shard was passed over.
            Left::Older if languages == 1 && self.filter(Facet::Year).is_none() => {
                Looked::Newest(articles)
            }
            Left::Older | Left::OlderAndLanguages => Looked::Some(articles),
        }
    }
}

impl Older {
    /// Whether there are some when so many of the parts were asked.
    pub fn of(asked: usize, parts: usize) -> Self {
        if asked < parts {
            Self::Left
        } else {
            Self::Asked
        }
    }
}

impl Left {
    /// What is left when so many languages have not been asked.
    pub fn after(older: Older, languages: usize) -> Self {
        match (older, languages) {
            (Older::Asked, 0) => Self::Nothing,
            (Older::Asked, _) => Self::Languages,
            (Older::Left, 0) => Self::Older,
            (Older::Left, _) => Self::OlderAndLanguages,
        }
    }

    /// What the reader is offered; none where nothing is left.
    pub fn offer(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Older => Some("Search older articles too"),
            Self::Languages => Some("Search in the other languages too"),
            Self::OlderAndLanguages => Some("Search older articles and the other languages too"),
        }
    }
}

/// What is told of the number of articles that were found.
pub fn told(found: usize, extent: Extent) -> String {
    let (articles, have) = match found {
        1 => ("1 article".to_owned(), "has"),
        _ => ([&grouped(found), " articles"].concat(), "have"),
    };
    match extent {
        Extent::Texts(looked, _) if found == 0 => match looked {
            Looked::All => "No article has these words.".to_owned(),
            Looked::Newest(of) => [
                "No article of the newest ",
                &grouped(of),
                " has these words.",
            ]
            .concat(),
            Looked::Some(of) => [
                "No article of the ",
                &grouped(of),
                " searched so far has these words.",
            ]
            .concat(),
        },
        Extent::Texts(looked, likeness) => {
            let articles = match looked {
                Looked::All => articles,
                Looked::Newest(of) => [&articles, " of the newest ", &grouped(of)].concat(),
                Looked::Some(of) => {
                    [&articles, " of the ", &grouped(of), " searched so far"].concat()
                }
            };
            match likeness {
                Likeness::Same => articles,
                Likeness::Alike | Likeness::None => [
                    "No exact match: ",
                    &articles,
                    " ",
                    have,
                    " words like these.",
                ]
                .concat(),
            }
        }
        Extent::Library if found == 0 => [
            "No title or description has these words. ",
            super::ONLY_TITLES,
        ]
        .concat(),
        Extent::Library => [&articles, ". ", super::ONLY_TITLES].concat(),
    }
}

/// A number with a comma before each three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;
