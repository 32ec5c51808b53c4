//! Features of a sentence.

/// Declares the features once, so that their order, number and names agree.
macro_rules! features {
    ($($(#[doc = $doc:literal])+ $name:ident: $words:literal,)+) => {
        /// Feature of a sentence. Most lie between 0 and 1; a property is 1 or 0.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Feature {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Feature {
            /// All features, in the order of a [`FeatureVector`].
            pub const ALL: [Self; [$(Self::$name),+].len()] = [$(Self::$name),+];

            /// Returns the name for explanations of a selection.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $words,)+
                }
            }
        }
    };
}

features! {
    /// Fewer than 5 words. Lengths from 12 to 17 words have no feature: the others are relative to these.
    Scrap: "under 5 words",
    /// From 5 to 7 words.
    Short: "5 to 7 words",
    /// From 8 to 11 words.
    Brief: "8 to 11 words",
    /// From 18 to 25 words.
    Full: "18 to 25 words",
    /// From 26 to 35 words.
    Long: "26 to 35 words",
    /// More than 35 words.
    Sprawling: "over 35 words",
    /// Length divided by the article's mean, up to 3, divided by 3.
    RelativeLength: "length for this article",
    /// Square of `RelativeLength`.
    RelativeLengthSquared: "great length for this article",
    /// Letters per word, divided by 10.
    WordLength: "long words on average",
    /// Share of words of 7 letters and more.
    LongWords: "share of long words",
    /// Share of words of 10 letters and more.
    VeryLongWords: "share of very long words",
    /// Share of function words.
    FunctionWords: "share of function words",
    /// Distinct words divided by all words.
    Variety: "few words twice",
    /// A content word occurs twice.
    Repetition: "a word comes back",

    /// Words such as "I" and "we": two and more are 1, one is a half; likewise for the other classes of words.
    FirstPerson: "first person",
    /// Words such as "you".
    SecondPerson: "second person",
    /// Words such as "she" and "they".
    ThirdPerson: "third person",
    /// Words such as "not" and "never".
    Negation: "negation",
    /// Words such as "but" and "instead".
    Contrast: "contrast",
    /// Words such as "must" and "could".
    Modality: "modality",
    /// Words such as "best", "only" and "every".
    Absolute: "superlative or absolute",
    /// Words such as "says".
    Speech: "words of saying",
    /// Words such as "click" and "figure".
    Instruction: "instruction or reference",
    /// Words such as "this" and "here".
    Pointing: "pointing words",

    /// It begins with a word that depends on the sentence before.
    OpensLeaning: "opens by leaning on its neighbour",
    /// It begins in the first person.
    OpensFirstPerson: "opens in the first person",
    /// It begins with "she", "they" and the like.
    OpensThirdPerson: "opens in the third person",
    /// It begins with "but" and the like.
    OpensContrast: "opens with a contrast",
    /// It begins with "if", "when" and the like.
    OpensCondition: "opens with a condition",
    /// It begins with "what", "why" and the like.
    OpensQuestion: "opens with a question word",
    /// It begins with an article.
    OpensArticle: "opens with an article",
    /// It begins with an instruction.
    OpensInstruction: "opens with an instruction",

    /// It contains quotation marks.
    Quoted: "quotation marks",
    /// It begins with a quotation mark.
    OpensQuoted: "opens with speech",
    /// Its quotation marks are not in pairs.
    UnpairedQuote: "part of a longer speech",
    /// Commas, up to 4, divided by 4.
    Commas: "commas",
    /// A dash or a semicolon.
    Dash: "dash or semicolon",
    /// A colon.
    Colon: "colon",
    /// A colon at the end.
    EndsWithColon: "ends with a colon",
    /// A bracket.
    Bracket: "bracket",
    /// A digit.
    Digit: "digit",
    /// Numbers, up to 4, divided by 4.
    Numbers: "numbers",
    /// URL, path or code.
    Technical: "address or code",
    /// It ends with a question mark.
    Question: "question",
    /// It ends with an exclamation mark.
    Exclamation: "exclamation",
    /// It has no mark at its end.
    Unended: "no mark at its end",
    /// Words within it that begin with a capital, up to 5, divided by 5.
    Names: "names",
    /// Words in capitals, up to 3, divided by 3.
    Acronyms: "acronyms",
    /// An ellipsis.
    Ellipsis: "ellipsis",

    /// First of several sentences in its paragraph.
    OpensParagraph: "opens its paragraph",
    /// Last of several sentences in its paragraph.
    ClosesParagraph: "closes its paragraph",
    /// Only sentence of its paragraph.
    Alone: "a paragraph of its own",
    /// Sentences of its paragraph, up to 8, divided by 8.
    ParagraphLength: "long paragraph",
    /// First sentence of its section.
    OpensSection: "opens its section",
    /// Last sentence of its section.
    ClosesSection: "closes its section",
    /// First sentence of the article.
    OpensArticleText: "opens the article",
    /// One of the first three sentences.
    EarlyThree: "among the first three",
    /// In the first tenth.
    FirstTenth: "in the first tenth",
    /// In the last tenth.
    LastTenth: "in the last tenth",
    /// In the last thirtieth.
    VeryEnd: "at the very end",
    /// Position in the article, from 0 to 1.
    Depth: "late in the article",
    /// Square of `Depth`.
    DepthSquared: "very late in the article",

    /// Cosine of its content words with those of the whole article.
    Centrality: "close to the whole article",
    /// Cosine with its section.
    SectionCentrality: "close to its section",
    /// Cosine with the sentence before.
    LikePrevious: "like the sentence before",
    /// Cosine with the sentence after.
    LikeNext: "like the sentence after",
    /// Share of the title's content words in it.
    TitleShare: "words of the title",
    /// It contains a content word of the title.
    TitleAny: "a word of the title",
    /// Share of its content words that occur nowhere else in the article.
    Novelty: "words used only here",
    /// Mean number of occurrences of its content words in the article: the square root, divided by 5, up to 1.
    Familiarity: "words used often here",
    /// The next sentence depends on it.
    NextLeans: "the next sentence leans on it",
    /// The sentence before is a question.
    AfterQuestion: "after a question",
    /// Length divided by the mean of the sentences before and after, up to 3, divided by 3.
    LongerThanNeighbours: "longer than its neighbours",
}

/// Value of each feature.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureVector([f32; Feature::ALL.len()]);

impl Default for FeatureVector {
    fn default() -> Self {
        Self([0.0; Feature::ALL.len()])
    }
}

impl FeatureVector {
    /// Returns the value of a feature.
    pub fn get(&self, feature: Feature) -> f32 {
        self.0[feature as usize]
    }

    /// Returns the values, in the order of [`Feature::ALL`].
    pub fn values(&self) -> &[f32] {
        &self.0
    }

    pub(super) fn has(&self, feature: Feature) -> bool {
        self.get(feature) > 0.0
    }

    pub(super) fn set(&mut self, feature: Feature, value: f32) {
        self.0[feature as usize] = value;
    }

    /// Sets a feature that is 1 or 0.
    pub(super) fn mark(&mut self, feature: Feature, holds: bool) {
        self.set(feature, if holds { 1.0 } else { 0.0 });
    }
}
