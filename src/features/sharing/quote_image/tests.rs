use super::{layout::*, *};

/// Every character is half as wide as high, or as wide where it is of a script of squares.
fn measure(text: &str) -> u32 {
    text.chars()
        .map(|c| if c > '\u{2e80}' { 1000 } else { 500 })
        .sum()
}

fn set(text: &str) -> Set {
    fit(text, (900, 600), &SIZES, None, &mut measure)
}

#[track_caller]
fn check_fits(text: &str, width: u32, height: u32) -> Set {
    let set = fit(text, (width, height), &SIZES, None, &mut measure);
    assert!(set.height() <= height, "{set:?}");
    for line in &set.lines {
        assert!(measure(line) * set.size <= 1000 * width, "{line}");
        assert_eq!(line.trim(), line);
    }
    set
}

#[test]
fn short_words_are_set_large_and_long_ones_smaller() {
    assert_eq!(set("Nobody owns it.").size, 104);
    let longer = set(&"Nobody owns what lies between the tides. ".repeat(8));
    assert!(longer.size < 60 && longer.lines.len() > 5, "{longer:?}");
}

#[test]
fn all_words_are_there_in_their_order_and_fit() {
    for count in 1..120 {
        let text = vec!["between the tides"; count].join(" ");
        for (width, height) in [(900, 600), (1000, 250)] {
            let set = check_fits(&text, width, height);
            let whole = set.lines.join(" ");
            let kept = whole.trim_end_matches('…');
            assert!(text.starts_with(kept.trim_end()), "{whole}");
            assert!(whole.ends_with('…') || whole == text);
        }
    }
}

#[test]
fn what_does_not_fit_is_cut_behind_a_word() {
    let set = check_fits(&"All of this is too much, ".repeat(200), 900, 300);
    let last = set.lines.last().unwrap();
    let end = last.trim_end_matches('…').split(' ').next_back().unwrap();
    assert!(
        last.ends_with('…') && ["All", "of", "this", "is", "too", "much"].contains(&end),
        "{last}"
    );
}

#[test]
fn no_word_is_left_alone_in_the_last_line() {
    let set = set("One two three four five six seven eight nine ten eleven twelve and one");
    let widths: Vec<u32> = set.lines.iter().map(|line| measure(line)).collect();
    assert!(widths.last().unwrap() * 2 > widths[0], "{:?}", set.lines);
}

#[test]
fn a_word_that_is_wider_than_the_picture_is_broken() {
    let text = "Donaudampfschifffahrtsgesellschaft".repeat(6);
    let set = check_fits(&text, 900, 600);
    assert_eq!(set.lines.concat(), text);
}

#[test]
fn japanese_breaks_between_characters_and_not_before_its_full_stop() {
    let text = "余白とは、まず手のための場所である。".repeat(6);
    for width in (600..1000).step_by(17) {
        let set = check_fits(&text, width, 600);
        assert_eq!(set.lines.concat(), text);
        assert!(
            set.lines.iter().all(|line| !line.starts_with(['、', '。'])),
            "{:?}",
            set.lines
        );
    }
}

#[test]
fn nothing_at_all_is_set_too() {
    assert_eq!(set("").lines, [""; 0]);
    assert_eq!(cut("", 100, 30, &mut measure), "");
    assert_eq!(cut("one two three", 120, 30, &mut measure), "one two…");
}

fn draw(text: &str, source: &Source, shape: Shape, theme: Theme) -> String {
    let passage = Passage {
        text: text.to_owned(),
        ..Passage::default()
    };
    svg(&passage, source, shape, theme, &[], &mut measure)
}

#[test]
fn no_text_of_the_article_is_taken_for_markup() {
    let hostile = "</text><script>alert(1)</script> \" ' & \u{0} \u{b}";
    let source = Source {
        title: hostile.to_owned(),
        author: hostile.to_owned(),
        publication: hostile.to_owned(),
        language: Some(hostile.to_owned()),
        ..Source::default()
    };
    for shape in [Shape::Square, Shape::Wide] {
        let svg = draw(hostile, &source, shape, Theme::Dark);
        assert!(
            !svg.contains("<script") && svg.contains("&lt;script&gt;"),
            "{svg}"
        );
        assert!(!svg.contains(['\u{0}', '\u{b}']));
        assert_eq!(svg.matches('<').count(), svg.matches('>').count());
    }
}

#[test]
fn words_that_run_from_right_to_left_begin_at_the_right() {
    let source = Source {
        direction: Direction::RightToLeft,
        language: Some("ar".to_owned()),
        ..Source::default()
    };
    let svg = draw("قالها عرَضًا", &source, Shape::Square, Theme::Light);
    assert!(
        svg.contains("direction=\"rtl\"") && svg.contains("<text x=\"990\""),
        "{svg}"
    );
}

#[test]
fn the_colours_are_those_of_the_style_sheet() {
    let tokens = include_str!("../../../../style/tokens.css");
    let (light, dark) = tokens.split_once("[data-theme=\"dark\"]").unwrap();
    for (css, theme) in [(light, Theme::Light), (dark, Theme::Dark)] {
        let colours = colours(theme);
        for (name, value) in [
            ("paper", colours.paper),
            ("ink", colours.ink),
            ("ink-soft", colours.soft),
            ("rule", colours.rule),
            ("rubric", colours.rubric),
        ] {
            assert!(
                css.contains(&format!("--{name}: {value};")),
                "{name}: {value}"
            );
        }
    }
}

#[test]
fn a_text_has_the_fonts_of_its_letters() {
    let latin = "fonts/literata-latin-wght-normal.woff2";
    assert_eq!(font_files(latin, "Étude"), [latin]);
    assert_eq!(
        font_files(latin, "Łódź и Афины, Αθήνα"),
        [
            latin,
            "fonts/literata-latin-ext-wght-normal.woff2",
            "fonts/literata-greek-wght-normal.woff2",
            "fonts/literata-cyrillic-wght-normal.woff2",
        ]
    );
    let fonts = [Font {
        family: "Recto 0".to_owned(),
        data: String::new(),
    }];
    assert!(families(&fonts).starts_with("'Recto 0',Georgia"));
}
