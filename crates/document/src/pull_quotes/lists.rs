//! Words with a function rather than a meaning, in the languages of the samples and the tests.
//!
//! The lists are small and mix languages: a word with another meaning in another language has little effect there, and the
//! weights are fitted with that noise.

/// Functions of a word, as bits. A word may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u32);

impl Classes {
    /// Word of little meaning, and of none of the classes below.
    const PLAIN: Self = Self(1);
    pub(super) const FIRST_PERSON: Self = Self(1 << 1);
    pub(super) const SECOND_PERSON: Self = Self(1 << 2);
    pub(super) const THIRD_PERSON: Self = Self(1 << 3);
    pub(super) const NEGATION: Self = Self(1 << 4);
    pub(super) const CONTRAST: Self = Self(1 << 5);
    pub(super) const MODALITY: Self = Self(1 << 6);
    pub(super) const ABSOLUTE: Self = Self(1 << 7);
    pub(super) const SPEECH: Self = Self(1 << 8);
    pub(super) const INSTRUCTION: Self = Self(1 << 9);
    pub(super) const DEMONSTRATIVE: Self = Self(1 << 10);
    /// Word that depends on the sentence before if it opens one.
    pub(super) const DEPENDENT_OPENER: Self = Self(1 << 11);
    pub(super) const CONDITION: Self = Self(1 << 12);
    pub(super) const QUESTION: Self = Self(1 << 13);
    pub(super) const ARTICLE: Self = Self(1 << 14);
    /// Word that refers to another place of the text, wherever it stands.
    pub(super) const CROSS_REFERENCE: Self = Self(1 << 15);
    /// Word whose referent is in another sentence if it comes early.
    pub(super) const ANAPHORIC: Self = Self(1 << 16);

    /// Word without a meaning of its own, which says little about the subject of a text.
    pub(super) const FUNCTION: Self = Self::PLAIN
        .with(Self::FIRST_PERSON)
        .with(Self::SECOND_PERSON)
        .with(Self::THIRD_PERSON)
        .with(Self::NEGATION)
        .with(Self::CONTRAST)
        .with(Self::MODALITY)
        .with(Self::DEMONSTRATIVE)
        .with(Self::CONDITION)
        .with(Self::QUESTION)
        .with(Self::ARTICLE)
        .with(Self::ANAPHORIC);

    /// Returns `true` for a word with any of these functions.
    pub(super) fn has(self, class: Self) -> bool {
        self.0 & class.0 != 0
    }

    pub(super) const fn with(self, class: Self) -> Self {
        Self(self.0 | class.0)
    }
}

/// Words of each class, separated by spaces. For Chinese and Japanese they are single characters and pairs: the beginnings
/// of longer words.
pub(super) const LISTS: [(Classes, &str); 17] = [
    (
        Classes::PLAIN,
        "and or of to in on at for with by from is are were be been being so do does did have has had than then whom all any some only own same too very just about into over up down out off again more most other that's den dem des einen einem einer und oder im am auf aus bei mit nach von zu zum zur für über um ist sind war waren wird werden wurde hat haben hatte sich auch nur noch als dass man de d et ou dans en au aux sur pour par avec est sont était ont que se s son sa ses plus unos y o del al por con era fue ha han su sus lo como más في من على إلى عن أن إن التي الذي ما و كان مع",
    ),
    (
        Classes::FIRST_PERSON,
        "i me my mine myself we us our ours ourselves i'm i've i'll i'd we're we've we'll we'd let's ich mich mir mein meine meinen wir uns unser unsere je j moi mon ma mes nous notre nos yo mi mis nosotros nuestro nuestra أنا نحن 我 我们 私 僕",
    ),
    (
        Classes::SECOND_PERSON,
        "you your yours yourself yourselves you're you'll you've you'd du dich dir dein deine ihr euch tu toi ton ta tes vous votre vos tú usted ustedes أنت أنتم 你 您 你们 君",
    ),
    (
        Classes::THIRD_PERSON,
        "he him his himself she her hers herself they them their theirs themselves he's she's they're they've er ihn ihm sein seine ihnen ihre il elle ils elles lui leur leurs él ella ellos ellas هو هي هم 他 她 他们 彼 彼女",
    ),
    (
        Classes::NEGATION,
        "not no never nothing none nobody neither nor without cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't haven't hasn't nicht kein keine keinen nie niemals nichts niemand ohne ne pas jamais rien aucun aucune sans nunca nada nadie ningún sin لا ليس لم لن لیس 不 没 没有 不是 ない",
    ),
    (
        Classes::CONTRAST,
        "but yet however although though while instead rather despite whereas unlike otherwise still aber doch sondern trotzdem dennoch obwohl jedoch statt mais pourtant cependant malgré plutôt pero sino aunque embargo لكن بل 但 但是 却 而是",
    ),
    (
        Classes::MODALITY,
        "must should need needs can could will would may might ought muss müssen soll sollte kann können könnte darf doit doivent faut peut pourrait devrait debe deben puede podría hay يجب يمكن 必须 应该 可以 べき",
    ),
    (
        Classes::ABSOLUTE,
        "most best worst least greatest biggest largest only ever always every all everyone everything never more than better less first last immer jeder jede jedes alle alles nur beste besten mehr als toujours tous toutes tout chaque seul seule meilleur plus siempre todo todos todas cada solo sólo mejor más كل دائما فقط 最 都 总是 每 唯一",
    ),
    (
        Classes::SPEECH,
        "said says say saying told tells asked explains explained added adds argues argued recalls wrote writes notes noted according sagte sagt sagen erklärt erklärte meint dit déclare explique ajoute selon dijo dice explica añade según قال قالت 说 言う",
    ),
    (
        Classes::INSTRUCTION,
        "see click type run install open note figure table listing download press select enter make sure check visit following below above shown shows example siehe klicken abbildung tabelle folgende voir cliquez tableau suivant ver haga figura siguiente انظر 见 如下 図 次の",
    ),
    (
        Classes::DEMONSTRATIVE,
        "this that these those it it's such there here one ones dies diese dieser dieses das hier da ce cela ça ces cette ici eso esto esta este ese aquí هذا هذه ذلك تلك 这 那 这个 これ それ",
    ),
    (
        Classes::DEPENDENT_OPENER,
        "and but or nor so yet then he she it they his her its their him them this that these those such here there also thus hence however therefore moreover furthermore besides consequently nevertheless nonetheless accordingly similarly likewise additionally instead indeed meanwhile otherwise still both neither either first second third finally again perhaps it's that's he's she's they're und aber oder denn doch sondern dann er sie es sein ihr dies diese dieser dieses das da dort hier auch deshalb daher darum jedoch dennoch trotzdem zudem außerdem stattdessen schließlich zuerst et mais ou donc car puis il elle ils elles cela ça ce cette ces ceci c leur lui là ici aussi ainsi cependant pourtant toutefois enfin ensuite alors y e o u pero sino pues entonces él ella ellos ellas esto eso esta este ese esa esos esas estos estas aquí allí también además así sin finalmente luego و لكن ثم هذا هذه ذلك تلك هو هي هم هنا هناك أيضا لذلك كما 但 但是 而 而且 然后 所以 因此 于是 他 她 它 他们 这 那 这个 那个 这些 那些 此外 また それ これ その この あの そこ 彼 彼女 然而 可是 不过 同时 其实 那么 因为 しか そし だか つま とこ けれ だが でも では ただ なお さら あれ あそ",
    ),
    (
        Classes::CONDITION,
        "if when while as because since although though unless until once after before whenever wenn weil während obwohl nachdem bevor si quand lorsque comme parce puisque cuando porque mientras aunque إذا عندما لأن 如果 当 因为 もし",
    ),
    (
        Classes::QUESTION,
        "what why how who where which was warum wie wer wo pourquoi comment quoi qui où qué cómo quién dónde ماذا لماذا كيف 什么 怎么 何 なぜ",
    ),
    (
        Classes::ARTICLE,
        "the a an der die das ein eine le la les l un une el los las una",
    ),
    (
        Classes::CROSS_REFERENCE,
        "below above former latter aforementioned respectively following figure table footnote siehe oben unten abbildung tabelle folgenden folgende ci-dessus ci-dessous dessous dessus suivant suivante tableau abajo arriba siguiente anterior tabla أدناه أعلاه 如下 上述 下面 以下 上記 下記 前述 これ それ あれ その あの",
    ),
    (
        Classes::ANAPHORIC,
        "he she it they his her its their him them this these those it's he's she's they're dies diese dieser dieses er sie es sein seine il elle ils elles cela ça cette ces ceci él ella ellos ellas esto eso esta estos estas este هذا هذه ذلك تلك هو هي هم",
    ),
];
