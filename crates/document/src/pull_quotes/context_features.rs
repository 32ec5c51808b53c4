//! Features of a sentence in its article: its position, and its words in common with the rest.

use super::{
    InputSentence, InputText,
    feature::{Feature, FeatureVector},
    lists::Classes,
    sentence_features::{SentenceFeatures, is_quotation_mark, opening, to_f32},
    terms::{TermCount, Terms, count_common},
};

/// Content words of a sentence with their weights, in the order of their terms. The vector has length 1, or 0 if it is
/// empty.
type TermVector = Vec<(usize, f32)>;

/// Adds the features that need the whole text.
pub(super) fn add_text_features(
    text: &InputText<'_>,
    terms: &Terms,
    title: &[TermCount],
    sentences: &mut [SentenceFeatures],
) {
    let vectors: Vec<TermVector> = sentences
        .iter()
        .map(|sentence| term_vector(sentence, terms, sentences.len()))
        .collect();
    add_centrality(text, terms.list.len(), &vectors, sentences);
    let total: f32 = sentences.iter().map(|sentence| sentence.length).sum();
    let mean = total / to_f32(sentences.len()).max(1.0);
    for index in 0..sentences.len() {
        add_likeness(index, &vectors, sentences);
        add_familiarity(&mut sentences[index], terms, title);
        add_adjacent(index, text, terms, mean, sentences);
        add_place(index, &text.sentences, &mut sentences[index].vector);
    }
}

/// Returns the vector of a sentence. Rare words weigh more: the fourth root of the inverse document frequency replaces
/// its logarithm, which differs between machines.
fn term_vector(sentence: &SentenceFeatures, terms: &Terms, all: usize) -> TermVector {
    let weighed = sentence.content.iter().map(|times| {
        let term = &terms.list[times.term];
        let rarity = (to_f32(all) / to_f32(term.sentences.max(1))).sqrt().sqrt() - 0.9;
        (times.term, to_f32(times.count) * rarity.max(0.0))
    });
    let mut term_vector: TermVector = weighed.collect();
    let length = norm(term_vector.iter().map(|(_, weight)| *weight));
    for (_, weight) in &mut term_vector {
        *weight /= length;
    }
    term_vector
}

/// Returns the length of a vector, and 1 for an empty one, to divide by.
fn norm(weights: impl Iterator<Item = f32>) -> f32 {
    let square: f32 = weights.map(|weight| weight * weight).sum();
    if square > 0.0 { square.sqrt() } else { 1.0 }
}

/// Returns the cosine of two vectors.
fn cosine(one: &TermVector, other: &TermVector) -> f32 {
    let (mut sum, mut at) = (0.0, 0);
    for &(term, weight) in one {
        while other.get(at).is_some_and(|(number, _)| *number < term) {
            at += 1;
        }
        if let Some(&(number, other)) = other.get(at)
            && number == term
        {
            sum += weight * other;
        }
    }
    sum
}

/// Adds the cosines with the sum of all sentences, and with that of its section.
fn add_centrality(
    text: &InputText<'_>,
    terms: usize,
    vectors: &[TermVector],
    sentences: &mut [SentenceFeatures],
) {
    let mut sum = vec![0.0_f32; terms];
    add_center(Feature::Centrality, &mut sum, vectors, sentences);
    let mut at = 0;
    for section in text
        .sentences
        .chunk_by(|one, other| one.section == other.section)
    {
        let range = at..at + section.len();
        at = range.end;
        let (vectors, sentences) = (&vectors[range.clone()], &mut sentences[range]);
        add_center(Feature::SectionCentrality, &mut sum, vectors, sentences);
    }
}

/// Adds the cosines with the sum of some sentences. `sum` is zero for each term, before and after.
fn add_center(
    feature: Feature,
    sum: &mut [f32],
    vectors: &[TermVector],
    sentences: &mut [SentenceFeatures],
) {
    for &(term, weight) in vectors.iter().flatten() {
        sum[term] += weight;
    }
    let mut square = 0.0;
    for &(term, weight) in vectors.iter().flatten() {
        square += weight * sum[term];
    }
    let length: f32 = if square > 0.0 { square.sqrt() } else { 1.0 };
    for (term_vector, sentence) in vectors.iter().zip(sentences) {
        let cosine: f32 = term_vector
            .iter()
            .map(|&(term, weight)| weight * sum[term])
            .sum();
        sentence.vector.set(feature, cosine / length);
    }
    for &(term, _) in vectors.iter().flatten() {
        sum[term] = 0.0;
    }
}

fn add_likeness(index: usize, vectors: &[TermVector], sentences: &mut [SentenceFeatures]) {
    let features = &mut sentences[index].vector;
    let with =
        |other: Option<&TermVector>| other.map_or(0.0, |other| cosine(&vectors[index], other));
    let previous = index.checked_sub(1).and_then(|index| vectors.get(index));
    features.set(Feature::LikePrevious, with(previous));
    features.set(Feature::LikeNext, with(vectors.get(index + 1)));
}

fn add_familiarity(sentence: &mut SentenceFeatures, terms: &Terms, title: &[TermCount]) {
    let (mut only_here, mut roots) = (0, 0.0);
    for times in &sentence.content {
        let term = &terms.list[times.term];
        only_here += usize::from(term.sentences == 1);
        roots += to_f32(term.count).sqrt();
    }
    let all = to_f32(sentence.content.len()).max(1.0);
    let of_title = count_common(title, &sentence.content);
    let features = &mut sentence.vector;
    features.set(Feature::Novelty, to_f32(only_here) / all);
    features.set(Feature::Familiarity, (roots / all / 5.0).min(1.0));
    features.set(
        Feature::TitleShare,
        to_f32(of_title) / to_f32(title.len()).max(1.0),
    );
    features.mark(Feature::TitleAny, of_title > 0);
}

fn add_adjacent(
    index: usize,
    text: &InputText<'_>,
    terms: &Terms,
    mean: f32,
    sentences: &mut [SentenceFeatures],
) {
    let next_leans = sentences
        .get(index + 1)
        .is_some_and(|next| opening(&next.words, terms).has(Classes::DEPENDENT_OPENER));
    let previous = index.checked_sub(1);
    let after_question = previous.is_some_and(|previous| {
        let text = text.sentences[previous]
            .text
            .trim_end_matches(is_quotation_mark);
        text.ends_with(['?', '？', '؟'])
    });
    let length_at = |at: Option<usize>| {
        at.and_then(|at| sentences.get(at))
            .map_or(mean, |sentence| sentence.length)
    };
    let around = length_at(previous).midpoint(length_at(Some(index + 1)));
    let length = sentences[index].length;
    let ratio = |other: f32| (length / other.max(1.0)).min(3.0) / 3.0;
    let features = &mut sentences[index].vector;
    features.mark(Feature::NextLeans, next_leans);
    features.mark(Feature::AfterQuestion, after_question);
    features.set(Feature::LongerThanNeighbours, ratio(around));
    features.set(Feature::RelativeLength, ratio(mean));
    features.set(Feature::RelativeLengthSquared, ratio(mean) * ratio(mean));
}

fn add_place(index: usize, sentences: &[InputSentence<'_>], features: &mut FeatureVector) {
    let here = sentences[index];
    let previous = index.checked_sub(1).map(|index| sentences[index]);
    let next = sentences.get(index + 1);
    let opens = previous.is_none_or(|previous| previous.paragraph != here.paragraph);
    let closes = next.is_none_or(|next| next.paragraph != here.paragraph);
    features.mark(Feature::OpensParagraph, opens && !closes);
    features.mark(Feature::ClosesParagraph, closes && !opens);
    features.mark(Feature::Alone, opens && closes);
    let same = |sentence: &&InputSentence<'_>| sentence.paragraph == here.paragraph;
    // The feature ends at eight.
    let before = sentences[..index]
        .iter()
        .rev()
        .take(8)
        .take_while(same)
        .count();
    let after = sentences[index..].iter().take(8).take_while(same).count();
    features.set(
        Feature::ParagraphLength,
        to_f32((before + after).min(8)) / 8.0,
    );
    features.mark(
        Feature::OpensSection,
        previous.is_none_or(|previous| previous.section != here.section),
    );
    features.mark(
        Feature::ClosesSection,
        next.is_none_or(|next| next.section != here.section),
    );
    let depth = to_f32(index) / to_f32(sentences.len() - 1).max(1.0);
    features.mark(Feature::OpensArticleText, index == 0);
    features.mark(Feature::EarlyThree, index < 3);
    features.mark(Feature::FirstTenth, depth < 0.1);
    features.mark(Feature::LastTenth, depth > 0.9);
    features.mark(Feature::VeryEnd, depth > 0.97);
    features.set(Feature::Depth, depth);
    features.set(Feature::DepthSquared, depth * depth);
}
