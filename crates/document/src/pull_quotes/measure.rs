//! What a sentence is by itself: its length, its words and its marks.

use super::{
    Text,
    feature::{Feature, Vector},
    lists::Classes,
    relation,
    terms::{Terms, Word},
};

/// What is known of the sentences of a text before they are scored.
#[derive(Debug)]
pub struct Survey {
    pub(super) terms: Terms,
    pub(super) sentences: Vec<Measured>,
}

/// What is known of a sentence.
#[derive(Debug)]
pub(super) struct Measured {
    pub features: Vector,
    pub words: Vec<Word>,
    /// Its length in words.
    pub length: f32,
    /// Its words, each once, as numbers of [`Terms`] that grow.
    pub distinct: Vec<usize>,
}

impl Survey {
    /// Measures every sentence of a text. Linear in its length.
    pub fn of(text: &Text<'_>) -> Self {
        let mut terms = Terms::new();
        let mut sentences: Vec<Measured> = text
            .sentences
            .iter()
            .map(|sentence| of(sentence.text, &mut terms))
            .collect();
        for sentence in &sentences {
            for word in &sentence.words {
                terms.list[word.term].count += 1;
            }
            for &term in &sentence.distinct {
                terms.list[term].sentences += 1;
            }
        }
        relation::add(text, &mut terms, &mut sentences);
        Self { terms, sentences }
    }

    /// How many sentences were measured.
    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    /// Whether there were none.
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// The features of a sentence.
    ///
    /// # Panics
    ///
    /// If there is no sentence of this number.
    pub fn features(&self, sentence: usize) -> &Vector {
        &self.sentences[sentence].features
    }

    /// The words of a sentence, each once, in small letters.
    ///
    /// # Panics
    ///
    /// If there is no sentence of this number.
    pub fn words(&self, sentence: usize) -> impl Iterator<Item = &str> {
        self.sentences[sentence]
            .distinct
            .iter()
            .map(|&term| self.terms.list[term].text.as_str())
    }

    /// The content words of another text, as numbers that grow.
    pub(super) fn content_of(&mut self, text: &str) -> Vec<usize> {
        self.terms.content_of(text)
    }

    /// The share of content words that two sentences have in common, of the one that has fewer.
    pub(super) fn common(&self, one: usize, other: usize) -> f32 {
        let content = |index: usize| {
            let distinct = self.sentences[index].distinct.iter().copied();
            distinct.filter(|&term| self.terms.list[term].is_content)
        };
        let others: Vec<usize> = content(other).collect();
        let common = content(one)
            .filter(|term| others.binary_search(term).is_ok())
            .count();
        count(common) / count(others.len().min(content(one).count())).max(1.0)
    }

    /// The share of these words among all words.
    pub(super) fn share_of(&self, words: &[&str]) -> f32 {
        let all: usize = self.terms.list.iter().map(|term| term.count).sum();
        let these = words.iter().filter_map(|word| self.terms.get(word));
        let number: usize = these.map(|term| self.terms.list[term].count).sum();
        count(number) / count(all).max(1.0)
    }
}

fn of(sentence: &str, terms: &mut Terms) -> Measured {
    let words = terms.words(sentence);
    let mut distinct: Vec<usize> = words.iter().map(|word| word.term).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let mut features = Vector::default();
    let length: f32 = words.iter().map(|word| word.share).sum();
    add_length(&mut features, length);
    add_words(&mut features, &words, distinct.len(), terms);
    add_opening(&mut features, &words, terms);
    add_marks(&mut features, sentence, &words);
    Measured {
        features,
        words,
        length,
        distinct,
    }
}

fn add_length(features: &mut Vector, length: f32) {
    features.mark(Feature::Scrap, length < 5.0);
    features.mark(Feature::Short, (5.0..8.0).contains(&length));
    features.mark(Feature::Brief, (8.0..12.0).contains(&length));
    features.mark(Feature::Full, (18.0..26.0).contains(&length));
    features.mark(Feature::Long, (26.0..36.0).contains(&length));
    features.mark(Feature::Sprawling, length >= 36.0);
}

fn add_words(features: &mut Vector, words: &[Word], distinct: usize, terms: &Terms) {
    const CLASSES: [(Feature, Classes); 10] = [
        (Feature::FirstPerson, Classes::FIRST_PERSON),
        (Feature::SecondPerson, Classes::SECOND_PERSON),
        (Feature::ThirdPerson, Classes::THIRD_PERSON),
        (Feature::Negation, Classes::NEGATION),
        (Feature::Contrast, Classes::CONTRAST),
        (Feature::Modality, Classes::MODALITY),
        (Feature::Absolute, Classes::ABSOLUTE),
        (Feature::Speech, Classes::SPEECH),
        (Feature::Instruction, Classes::INSTRUCTION),
        (Feature::Pointing, Classes::POINTING),
    ];
    let all = count(words.len()).max(1.0);
    let mut numbers = [0_usize; CLASSES.len()];
    let (mut letters, mut long, mut very_long, mut function) = (0, 0, 0, 0);
    let (mut capitals, mut acronyms) = (0, 0);
    let mut content = Vec::new();
    for word in words {
        let term = &terms.list[word.term];
        letters += term.letters;
        long += usize::from(term.letters >= 7);
        very_long += usize::from(term.letters >= 10);
        function += usize::from(term.classes.has(Classes::FUNCTION));
        capitals += usize::from(word.is_capital && !word.is_all_capitals);
        acronyms += usize::from(word.is_all_capitals);
        if term.is_content {
            content.push(word.term);
        }
        if term.classes != Classes::default() {
            for (number, (_, class)) in numbers.iter_mut().zip(CLASSES) {
                *number += usize::from(term.classes.has(class));
            }
        }
    }
    for (number, (feature, _)) in numbers.iter().zip(CLASSES) {
        features.set(feature, (count(*number) / 2.0).min(1.0));
    }
    features.set(Feature::WordLength, (count(letters) / all / 10.0).min(2.0));
    features.set(Feature::LongWords, count(long) / all);
    features.set(Feature::VeryLongWords, count(very_long) / all);
    features.set(Feature::FunctionWords, count(function) / all);
    features.set(Feature::Variety, count(distinct) / all);
    features.set(
        Feature::Names,
        (count(capitals) - 1.0).clamp(0.0, 5.0) / 5.0,
    );
    features.set(Feature::Acronyms, count(acronyms).min(3.0) / 3.0);
    content.sort_unstable();
    let is_twice = content.windows(2).any(|pair| pair[0] == pair[1]);
    features.mark(Feature::Repetition, is_twice);
}

fn add_opening(features: &mut Vector, words: &[Word], terms: &Terms) {
    const OPENINGS: [(Feature, Classes); 8] = [
        (Feature::OpensLeaning, Classes::LEANING),
        (Feature::OpensFirstPerson, Classes::FIRST_PERSON),
        (Feature::OpensThirdPerson, Classes::THIRD_PERSON),
        (Feature::OpensContrast, Classes::CONTRAST),
        (Feature::OpensCondition, Classes::CONDITION),
        (Feature::OpensQuestion, Classes::QUESTION),
        (Feature::OpensArticle, Classes::ARTICLE),
        (Feature::OpensInstruction, Classes::INSTRUCTION),
    ];
    let classes = opening(words, terms);
    for (feature, class) in OPENINGS {
        features.mark(feature, classes.has(class));
    }
}

/// What the first word of a sentence does; in scripts that do not part words, the first one or two characters.
pub(super) fn opening(words: &[Word], terms: &Terms) -> Classes {
    let classes = |word: &Word| terms.list[word.term].classes;
    let Some(first) = words.first() else {
        return Classes::default();
    };
    if first.share >= 1.0 {
        return classes(first);
    }
    // A character comes first, then the next character, then the pair of both.
    let pair = words.get(2).map(classes).unwrap_or_default();
    classes(first).with(pair)
}

/// How often the signs stand in a sentence that say something about it.
#[derive(Default)]
struct Signs {
    quotes: usize,
    commas: usize,
    dashes: usize,
    colons: usize,
    brackets: usize,
    ellipses: usize,
    /// Runs of digits.
    numbers: usize,
    /// Signs of addresses, paths and code.
    technical: usize,
}

impl Signs {
    /// In one pass: sentences are many.
    fn of(sentence: &str) -> Self {
        let mut signs = Self::default();
        let (mut before, mut last) = (' ', ' ');
        for c in sentence.chars() {
            match c {
                'a'..='z' | 'A'..='Z' if last.is_ascii_alphabetic() => {}
                _ if is_quote(c) => signs.quotes += 1,
                ',' | '、' | '，' | '،' => signs.commas += 1,
                '—' | ';' | '；' | '؛' => signs.dashes += 1,
                ':' | '：' => signs.colons += 1,
                '(' | '[' | '（' => signs.brackets += 1,
                '…' => signs.ellipses += 1,
                '.' => signs.ellipses += usize::from((before, last) == ('.', '.')),
                ' ' => signs.dashes += usize::from(before == ' ' && matches!(last, '-' | '–')),
                '<' | '>' | '=' | '{' | '}' | '\\' | '|' | '`' => signs.technical += 1,
                '/' => signs.technical += usize::from((before, last) == (':', '/')),
                _ if c.is_ascii_alphanumeric() => {
                    let is_number = c.is_ascii_digit() && !last.is_ascii_digit();
                    signs.numbers += usize::from(is_number);
                    let is_path = matches!(last, '/' | '_') && before.is_ascii_alphanumeric();
                    signs.technical += usize::from(is_path);
                }
                _ => {}
            }
            (before, last) = (last, c);
        }
        signs.technical += usize::from(sentence.contains("www."));
        signs
    }
}

fn add_marks(features: &mut Vector, sentence: &str, words: &[Word]) {
    let ended = sentence.trim_end_matches(is_closing);
    let signs = Signs::of(sentence);
    features.mark(Feature::Quoted, signs.quotes > 0);
    features.mark(Feature::OpensQuoted, sentence.starts_with(is_quote));
    features.mark(Feature::UnpairedQuote, signs.quotes % 2 == 1);
    features.set(Feature::Commas, count(signs.commas.min(4)) / 4.0);
    features.mark(Feature::Dash, signs.dashes > 0);
    features.mark(Feature::Colon, signs.colons > 0);
    features.mark(Feature::Bracket, signs.brackets > 0);
    features.mark(Feature::Digit, signs.numbers > 0);
    features.set(Feature::Numbers, count(signs.numbers.min(4)) / 4.0);
    // Nothing but signs, too: a rule, a row of dots.
    features.mark(Feature::Technical, signs.technical > 0 || words.is_empty());
    features.mark(Feature::Ellipsis, signs.ellipses > 0);
    let last = ended.chars().next_back().unwrap_or_default();
    features.mark(Feature::EndsWithColon, matches!(last, ':' | '：'));
    features.mark(Feature::Question, matches!(last, '?' | '？' | '؟'));
    features.mark(Feature::Exclamation, matches!(last, '!' | '！'));
    features.mark(Feature::Unended, !is_end(last));
}

/// Whether it ends sentences.
pub(super) fn is_end(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।'
    )
}

/// Whether it marks speech. An apostrophe does not.
pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』'
    )
}

fn is_closing(c: char) -> bool {
    is_quote(c) || c.is_whitespace() || matches!(c, ')' | ']' | '’' | '\'' | '）')
}

/// A count as a number to calculate with. Counts here are small: those of one article.
#[expect(
    clippy::cast_precision_loss,
    reason = "above 16 million, one more or less does not matter"
)]
pub(super) fn count(number: usize) -> f32 {
    number as f32
}
