//! Features of a sentence alone: its length, its words and its marks.

use super::{
    InputText, context_features,
    feature::{Feature, FeatureVector},
    lists::Classes,
    terms::{self, TermCount, Terms, Word, count_common},
};

/// Share of content words in common that makes one of two sentences a repetition of the other.
const MIN_REPEATED_SHARE: f32 = 0.5;

/// Features of the sentences of a text, and its words.
#[derive(Debug)]
pub struct FeatureTable {
    pub(super) terms: Terms,
    pub(super) sentences: Vec<SentenceFeatures>,
    /// Content words of the title and of the standfirst, in the order of their terms.
    pub(super) heads: [Vec<TermCount>; 2],
}

/// Features and words of a sentence.
#[derive(Debug)]
pub(super) struct SentenceFeatures {
    pub vector: FeatureVector,
    pub words: Vec<Word>,
    /// Length in words.
    pub length: f32,
    /// Distinct words, in the order of their terms.
    pub distinct: Vec<TermCount>,
    /// Content words among these.
    pub content: Vec<TermCount>,
}

impl FeatureTable {
    /// Computes the features of every sentence of a text. Linear in its length.
    pub fn new(text: &InputText<'_>) -> Self {
        let mut terms = Terms::default();
        let words: Vec<Vec<Word>> = text
            .sentences
            .iter()
            .map(|sentence| terms.words(sentence.text))
            .collect();
        let heads = [text.title, text.standfirst].map(|head| terms::distinct(&terms.words(head)));
        terms.learn();
        let heads = heads.map(|head| terms.content(head));
        let mut sentences: Vec<SentenceFeatures> = words
            .into_iter()
            .zip(&text.sentences)
            .map(|(words, sentence)| sentence_features(sentence.text, words, &terms))
            .collect();
        for sentence in &sentences {
            for times in &sentence.distinct {
                terms.list[times.term].count += times.count;
                terms.list[times.term].sentences += 1;
            }
        }
        context_features::add_text_features(text, &terms, &heads[0], &mut sentences);
        Self {
            terms,
            sentences,
            heads,
        }
    }

    /// Returns the number of sentences.
    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    /// Returns `true` if there are no sentences.
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// Returns the features of a sentence.
    ///
    /// # Panics
    ///
    /// If there is no sentence with this index.
    pub fn features(&self, sentence: usize) -> &FeatureVector {
        &self.sentences[sentence].vector
    }

    /// Returns the distinct words of a sentence, in lower case.
    ///
    /// # Panics
    ///
    /// If there is no sentence with this index.
    pub fn words(&self, sentence: usize) -> impl Iterator<Item = &str> {
        self.sentences[sentence]
            .distinct
            .iter()
            .map(|times| self.terms.list[times.term].text.as_str())
    }

    /// Returns `true` if one of two sentences repeats the other: the one with more content
    /// words has a large share of those of the other.
    pub(super) fn repeat_each_other(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.sentences[one].content, &self.sentences[other].content);
        to_f32(count_common(one, other))
            >= MIN_REPEATED_SHARE * to_f32(one.len().min(other.len())).max(1.0)
    }

    /// Returns the share of given words among all words.
    pub(super) fn share_of(&self, words: &[&str]) -> f32 {
        let all: usize = self.terms.list.iter().map(|term| term.count).sum();
        let these = words.iter().filter_map(|word| self.terms.get(word));
        let number: usize = these.map(|term| self.terms.list[term].count).sum();
        to_f32(number) / to_f32(all).max(1.0)
    }
}

fn sentence_features(sentence: &str, words: Vec<Word>, terms: &Terms) -> SentenceFeatures {
    let distinct = terms::distinct(&words);
    let content = terms.content(distinct.clone());
    let mut features = FeatureVector::default();
    let length: f32 = words.iter().map(|word| word.share).sum();
    add_length(&mut features, length);
    add_words(&mut features, &words, terms);
    features.set(
        Feature::Variety,
        to_f32(distinct.len()) / to_f32(words.len()).max(1.0),
    );
    let is_twice = content.iter().any(|times| times.count > 1);
    features.mark(Feature::Repetition, is_twice);
    add_opening(&mut features, &words, terms);
    add_marks(&mut features, sentence, &words);
    SentenceFeatures {
        vector: features,
        words,
        length,
        distinct,
        content,
    }
}

fn add_length(features: &mut FeatureVector, length: f32) {
    features.mark(Feature::Scrap, length < 5.0);
    features.mark(Feature::Short, (5.0..8.0).contains(&length));
    features.mark(Feature::Brief, (8.0..12.0).contains(&length));
    features.mark(Feature::Full, (18.0..26.0).contains(&length));
    features.mark(Feature::Long, (26.0..36.0).contains(&length));
    features.mark(Feature::Sprawling, length >= 36.0);
}

fn add_words(features: &mut FeatureVector, words: &[Word], terms: &Terms) {
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
        (Feature::Pointing, Classes::DEMONSTRATIVE),
    ];
    let all = to_f32(words.len()).max(1.0);
    let mut numbers = [0_usize; CLASSES.len()];
    let (mut letters, mut long, mut very_long, mut function) = (0, 0, 0, 0);
    let (mut capitals, mut acronyms) = (0, 0);
    for word in words {
        let term = &terms.list[word.term];
        letters += term.letters;
        long += usize::from(term.letters >= 7);
        very_long += usize::from(term.letters >= 10);
        function += usize::from(term.classes.has(Classes::FUNCTION));
        capitals += usize::from(word.is_capital && !word.is_all_capitals);
        acronyms += usize::from(word.is_all_capitals);
        if term.classes != Classes::default() {
            for (number, (_, class)) in numbers.iter_mut().zip(CLASSES) {
                *number += usize::from(term.classes.has(class));
            }
        }
    }
    for (number, (feature, _)) in numbers.iter().zip(CLASSES) {
        features.set(feature, (to_f32(*number) / 2.0).min(1.0));
    }
    features.set(Feature::WordLength, (to_f32(letters) / all / 10.0).min(2.0));
    features.set(Feature::LongWords, to_f32(long) / all);
    features.set(Feature::VeryLongWords, to_f32(very_long) / all);
    features.set(Feature::FunctionWords, to_f32(function) / all);
    features.set(
        Feature::Names,
        (to_f32(capitals) - 1.0).clamp(0.0, 5.0) / 5.0,
    );
    features.set(Feature::Acronyms, to_f32(acronyms).min(3.0) / 3.0);
}

fn add_opening(features: &mut FeatureVector, words: &[Word], terms: &Terms) {
    const OPENINGS: [(Feature, Classes); 8] = [
        (Feature::OpensLeaning, Classes::DEPENDENT_OPENER),
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

/// Returns the functions of the first word of a sentence; in scripts without spaces between words, of the first one or two
/// characters.
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

/// Counts of the marks of a sentence from which features are computed.
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
    /// Signs of URLs, paths and code.
    technical: usize,
}

impl Signs {
    /// Counts the signs in one pass: there are many sentences.
    fn count(sentence: &str) -> Self {
        let mut signs = Self::default();
        let (mut before, mut last) = (' ', ' ');
        let mut rest = sentence;
        while let Some(c) = rest.chars().next() {
            // A run of plain letters counts as its first letter.
            let run = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            rest = &rest[run.max(c.len_utf8())..];
            match c {
                _ if is_quotation_mark(c) => signs.quotes += 1,
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

fn add_marks(features: &mut FeatureVector, sentence: &str, words: &[Word]) {
    let ended = sentence.trim_end_matches(is_closing);
    let signs = Signs::count(sentence);
    features.mark(Feature::Quoted, signs.quotes > 0);
    features.mark(
        Feature::OpensQuoted,
        sentence.starts_with(is_quotation_mark),
    );
    features.mark(Feature::UnpairedQuote, signs.quotes % 2 == 1);
    features.set(Feature::Commas, to_f32(signs.commas.min(4)) / 4.0);
    features.mark(Feature::Dash, signs.dashes > 0);
    features.mark(Feature::Colon, signs.colons > 0);
    features.mark(Feature::Bracket, signs.brackets > 0);
    features.mark(Feature::Digit, signs.numbers > 0);
    features.set(Feature::Numbers, to_f32(signs.numbers.min(4)) / 4.0);
    // A rule or a row of dots is technical too.
    features.mark(Feature::Technical, signs.technical > 0 || words.is_empty());
    features.mark(Feature::Ellipsis, signs.ellipses > 0);
    let last = ended.chars().next_back().unwrap_or_default();
    features.mark(Feature::EndsWithColon, matches!(last, ':' | '：'));
    features.mark(Feature::Question, matches!(last, '?' | '？' | '؟'));
    features.mark(Feature::Exclamation, matches!(last, '!' | '！'));
    features.mark(Feature::Unended, !is_end(last));
}

/// Returns `true` for a mark that ends sentences.
pub(super) fn is_end(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।'
    )
}

/// Returns `true` for a mark of speech. An apostrophe is not one.
pub(super) fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』'
    )
}

fn is_closing(c: char) -> bool {
    is_quotation_mark(c) || c.is_whitespace() || matches!(c, ')' | ']' | '’' | '\'' | '）')
}

/// Converts a count of an article, which is small enough for an exact result.
#[expect(
    clippy::cast_precision_loss,
    reason = "above 16 million, one more or less does not matter"
)]
pub(super) fn to_f32(number: usize) -> f32 {
    number as f32
}
