//! Hard cases, by language.

use super::*;

/// Checks the sentences of a text; `expected` has `|` between them.
fn check(expected: &str) {
    let text = expected.replace('|', "");
    let found: Vec<_> = ranges(&text).map(|range| &text[range]).collect();
    let expected: Vec<_> = expected
        .split('|')
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .collect();
    assert_eq!(found, expected);
}
#[test]
fn sentences_end_at_terminators() {
    check("One. |Two! |Three? |Four");
    check("Is it?! |Yes… |Well... |No.");
    check("");
    check("  One.\n|Two.  ");
}

#[test]
fn abbreviations_and_initials_do_not_end_sentences() {
    check("Mr. Smith met Dr. J. R. Doe. |They left.");
    check("The U.S. Senate sat, e.g. The Hague did. |Then vol. 3 came.");
    check("See Smith et al. (2019) and cf. Jones.");
}

#[test]
fn numbers_and_names_with_dots_stay_whole() {
    check("It cost 3.50 in all. |Use example.org or main.rs. |Done.");
    check("In 1999. |Then more.");
}

#[test]
fn lower_case_continues_a_sentence() {
    check("\"Really?\" he asked. |“Yes.” |She nodded.");
    check("He (who else?) came... and went. |(It was late.) |Then — nothing.");
    check("What? – said nobody.");
}

#[test]
fn other_scripts_have_their_own_terminators() {
    check("我来了。|我看见了！|真的？|「行く。」と言った。|終わり。");
    check("هل هذا صحيح؟ |نعم. |انتهى");
    check("यह एक वाक्य है। |यह दूसरा है।");
}

#[test]
fn english_sentences() {
    check("We met Dr. A. B. Crane at 9.45 a.m. |He was late. |It rained until 5 p.m. Friday.");
    check("The law came from the U.S. Congress. |It never left the U.S. |Then it did.");
    check("She works for Brent & Co. Ltd. in York. |He runs Brent Inc. |They compete.");
    check("“Is that all?” |“It is.” |He (the elder) nodded. |(Nobody saw.) |Good!");
    check("“Is that all?” she asked. |“No!” cried the rest.");
    check("Version 2.0. |Then 3.1.4 at last, for $4.50. |$5 was too much.");
    check("And so... |Well, perhaps. |Perhaps . . . not. |Wait…what?");
    check("See Figs. 3 and 4, p. 12, and no. 7. |She said no. |Was it art? |Art. 5 says so.");
    check(
        "Take vitamin C. |It helps. |Plan B. |The rest is J. R. Moss, who lives on Elm St. |We know.",
    );
    check("Roe v. Wade, Adams et al. (1999), Boggs vs. The State. |Malcolm X. |He came.");
    check("I am 30. |My brother and I. |And I. M. Pei.");
    check("1. Read the rules. |2. Break them. |II. Second part.");
    check("Visit example.org. |Run main.rs -h. |Tabs follow. |The iPad. |iOS came later.");
    check("It was proved.[12] |Nobody read it.[3][4] |He (it was 1990!) laughed (?) Adams down.");
    check(
        "John F. Kennedy Jr. |He flew. |Ph.D. students, i.e. The Few, came in Jan. 2020. |On Dec. 3 they left.",
    );
    check("‘Quiet.’ |’Twas late. |In the ’60s. |He said ‘stop.’ ” |Then left.");
    check("… and then? |Then nothing... |\"Go.\" |\"Now?\"");
    check("In World War II. |The next. |Elizabeth II. |She reigned.");
}

#[test]
fn german_sentences() {
    check("Am 3. Mai kam er. |Der 2. Weltkrieg war aus. |Im 19. Jahrhundert war das so.");
    check("Er wurde 85. |Seine Frau lebt. |Das war 1999. |Dann kam 2000.");
    check("Man nehme z. B. Äpfel, d. h. Obst, bzw. Birnen. |Oder u. a. Nüsse.");
    check("Herr Dr. phil. Ludwig M. Kern wohnt in St. Gallen. |Er schweigt.");
    check("Das kostet ca. 3,5 Mio. Euro. |Die Stadt zahlt 2 Mrd. |Der Bund nichts.");
    check("„Kommst du?“ |„Ja.“ |Sie ging. |»Komm«, rief er. |»Nein.« |Dann Stille.");
    check("»Kommst du?«, fragte sie. |‚Ja‘, sagte er. |Er rief: ‚Nein.‘ |Dann Ruhe.");
    check("Vgl. Abb. 3, S. 12 ff. und Bd. II, Nr. 7. |Siehe Art. 5 Abs. 2 GG.");
    check("Äpfel, Birnen usw. |Das reicht. |Der 1. FC verlor 3:2. |Danach war Ruhe.");
    check("Er kam ... und ging. |Nichts ... |Alles… |Ende.");
    check("Papst Johannes XXIII. starb. |Im II. Weltkrieg. |Kaiser Wilhelm II. |Er floh.");
    check(
        "Um 300 v. Chr. Geburt. |Im Jahr 44 v. Chr. |Danach nicht mehr. |Die Dipl.-Ing. Meier (geb. Kuhn) bleibt.",
    );
    check("(Das war alles.) |Es blieb dabei. |Er sagte (leise!) nichts. |Österreich ist klein.");
}

#[test]
fn french_sentences() {
    check("M. Dupont est venu. |Mme Roux et MM. Roy aussi. |J.-C. Petit dort.");
    check("« Tu viens ? » demanda-t-il. |« Oui. » |Puis il partit. |« Non ! »");
    check("Quoi\u{a0}? |Rien\u{202f}! |Il dit\u{a0}: «\u{a0}Viens.\u{a0}» |Elle vint.");
    check("Il a 3,5 millions d’euros. |Il en veut 10 000. |Où ? |À Paris.");
    check("Des pommes, des poires, etc. |C’est tout. |Voir p. 12, fig. 3 et t. II.");
    check("En 52 av. J.-C. César gagna. |Il mourut en 44 av. J.-C. |C’est connu.");
    check("Elle hésita… |Puis rien. |« Et… et alors ? » |Il rit (un peu). |(Trop tard.)");
    check("L’œuvre de d’A. Brun, c.-à-d. Le Pont, plaît. |Émile dort. |Ça va.");
    check("Il vit aux É.-U. |Elle vit à l’O.N.U. |Ils s’écrivent.");
    check("“Bon.” |“Bien.” |Il vint, p. ex. Lundi. |Le XIXe siècle. |Et après ?");
}

#[test]
fn spanish_sentences() {
    check("El Sr. López y la Dra. Ruiz llegaron. |Uds. no. |¿Vienes? |¡Claro!");
    check("¿Qué? ¿cuándo? |¿Cómo? |«No sé», dijo. |«Bueno.» |Y calló.");
    check("Vive en EE. UU. |El otro no. |Fue a EE. UU. Central.");
    check("El s. XIX fue largo. |Véase la pág. 12, el art. 5 y el núm. 3. |Nada más.");
    check("Murió en el 44 a. C. |Después nada. |J. L. Borja escribe. |Ya está.");
    check("Cuesta 3.500,50 euros. |Mide 1.80. |Pesa 70. |Pan, vino, etc. |No hay más.");
    check("—No lo sé —dijo él—. |Mañana veremos. |—¿Sí? —preguntó ella.");
    check("Hay frutas, p. ej. Mango. |Esperó… |Nada… y nada. |(Era tarde.) |Ñandú es un ave.");
    check("«¡Fuera!» |«¿Yo?» |“Tú.” |D. Juan rió. |Él no.");
}

#[test]
fn arabic_sentences() {
    check("جاء د. أحمد. |هل رأيته؟ |نعم! |انتهى.");
    check("قال: «نعم. |سأذهب.» |ثم ذهب. |«هل جئت؟» سأل الرجل.");
    check("سعره ٣٫٥ أو 3.5 دينار. |رخيص.");
    check("كتب أ. د. سامي ذلك في ص. 12. |ثم نام.");
    check("توفي في القرن ٣ ق.م. وانتهى. |لماذا؟! |لا أحد يعلم…");
    check("«اذهب!» |(كان متعبا.) |لم يذهب.");
    check("زار م. علي موقع example.org. |ثم عاد.");
    check("انتظر... |ثم مضى. |کیا یہ سچ ہے؟ |ہاں۔ |ٹھیک ہے۔");
}

#[test]
fn chinese_sentences() {
    check("我来了。|我看见了！|真的？|好……吧。|走！！|行？！");
    check("他说：“走吧。我等你。”|然后他走了。|“好。”他说。");
    check("“你好！”|“再见！”|“真的吗？”她问。");
    check("他喊道：「快跑！」|没有人动。|《你好。世界》出版了。");
    check("（他没有来。他病了。）|我来了。|他（真的！）来了。");
    check("价格是3.5元。|用了１．５小时。|见example.org。|完。");
    check("真的?|我不信!|算了。|Yahoo!新闻很多。");
    check("他说“我走了。我不回来了。”|“为什么？”没人知道");
    check("J. K. 罗琳写的。|第一。|第二！ |第三");
    check("“没有关上的引号。|他走了。|她也走了。");
    check("等等……不对。|那就算了……");
}

#[test]
fn japanese_sentences() {
    check("「行く。」と言った。|終わり。|「はい。」|「いいえ。」 |そうか？と思った。");
    check("彼は「来る。必ず来る。」と叫んだ。|誰も来ない！|本当？|はい。");
    check("これは本（古い。とても古い。）です。|次。|（笑い。）|終わり。");
    check("値段は３．５円。|1.5倍。|株式会社A.B.の話。");
    check("えっ！　|そう。|なに？！|だめ……もういい。");
    check("『雪国。』は本だ。|「なぜ？」って聞いた。|嘘！、と彼は言う。");
    check("「閉じない。|それでも続く。|終わる。");
    check("すごい！|行こう。|「え」と言う。|ね。");
}

#[test]
fn polish_sentences() {
    check("Był to prof. Nowak, tzn. Piotr. |Np. Kraków, m.in. Wawel. |Dalej nic.");
    check("W 1999 r. wyjechał. |Wrócił w 2001 r. |Potem milczał.");
    check("Ul. Długa, św. Jan, godz. 5. |Ile? |Pół…");
    check("„Idziesz?” spytał. |„Tak.” |Ona nie. |Chleb, mleko itd. |Żona śpi.");
}

#[test]
fn portuguese_sentences() {
    check("O Sr. Costa e a Dra. Lima vieram. |A Profa. Dias não. |É tarde.");
    check("No séc. XIX, na pág. 5, art. 3. |D. Pedro II. |Ele partiu.");
    check("Custa 3,50. |«Não», disse. |“Sim.” |Pão, vinho, etc. |Às vezes chove.");
    check("Viveu em 44 a.C. |Depois morreu. |Que dia! |Ótimo…");
}

#[test]
fn italian_sentences() {
    check("Il Sig. Rossi, il dott. Verdi e l’ing. Neri. |Non viene. |È tardi.");
    check("A pag. 5, n. 3, sec. XX. |G. B. Vico scrive. |«Vieni?» |«Sì.»");
    check("Pane, vino, ecc. |Poi basta. |Nel 44 a.C. |Dopo nulla. |Perché?");
}

#[test]
fn russian_sentences() {
    check("А. С. Пушкин жил в г. Москве. |Он писал, т. е. Творил. |Всё.");
    check("В 1999 г. |Он уехал. |Яблоки, груши и т. д. |Потом ушёл.");
    check("«Идёшь?» — спросил он. |«Да». |Ул. Ленина, д. 5, стр. 3. |И всё…");
    check("См. Главу 3, рис. 5. |Цена 3,5 млн. |Но нет! |Ёлка.");
}

#[test]
fn other_scripts_begin_sentences_without_capitals() {
    check("ეს არის. |ისიც. |არა!");
    check("यह डॉ. शर्मा हैं। |वे आए। |क्यों?");
    check("הוא בא. |היא לא. |למה?");
    check("Սա է։ |Վերջ։");
}

#[test]
fn dots_alone_are_not_a_sentence() {
    check("... |");
    check("? ! … Then words. |More.");
    check("“…” Then words. |More.");
}

#[test]
fn closing_marks_belong_to_their_sentence() {
    for (text, expected) in [
        (".” Then", ".”"),
        ("\u{a0}? Oui", "\u{a0}?"),
        (".\u{202f}» Puis", ".\u{202f}»"),
        (" »x", ""),
        (" x", ""),
        ("。」次", "。」"),
        ("", ""),
    ] {
        assert_eq!(&text[..sentence_tail_len(text)], expected, "{text:?}");
    }
}

#[test]
fn endless_patterns_terminate() {
    for pattern in [
        "「",
        "「。",
        "“",
        "! ",
        "A. ",
        "a.",
        ".[1]",
        ". »",
        "“。！",
        ". (",
        "…",
        "am 3. ",
    ] {
        let text = pattern.repeat(400_000 / pattern.len());
        assert!(ranges(&text).count() <= text.len());
    }
}
