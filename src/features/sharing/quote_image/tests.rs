use super::{layout::*, *};

/// Measures 0.5 em for each character, and 1 em in East Asian scripts.
fn measure(text: &str) -> u32 {
    text.chars()
        .map(|c| if c > '\u{2e80}' { 1000 } else { 500 })
        .sum()
}

fn set(text: &str) -> TextLayout {
    fit_text(text, (900, 600), &FONT_SIZES, None, &mut measure)
}

#[track_caller]
fn check_fits(text: &str, width: u32, height: u32) -> TextLayout {
    let set = fit_text(text, (width, height), &FONT_SIZES, None, &mut measure);
    assert!(set.height() <= height, "{set:?}");
    for line in &set.lines {
        assert!(measure(line) * set.size <= 1000 * width, "{line}");
        assert_eq!(line.trim(), line);
    }
    set
}

#[test]
fn short_texts_are_larger_than_long_ones() {
    assert_eq!(set("Nobody owns it.").size, 104);
    let longer = set(&"Nobody owns what lies between the tides. ".repeat(8));
    assert!(longer.size < 60 && longer.lines.len() > 5, "{longer:?}");
}

#[test]
fn all_words_appear_in_order_and_fit() {
    for count in 1..120 {
        let text = vec!["between the tides"; count].join(" ");
        for (width, height) in [(900, 600), (1000, 250)] {
            let set = check_fits(&text, width, height);
            let whole = set.lines.join(" ");
            let text_part = whole.trim_end_matches('…');
            assert!(text.starts_with(text_part.trim_end()), "{whole}");
            assert!(whole.ends_with('…') || whole == text);
        }
    }
}

#[test]
fn a_text_that_does_not_fit_is_truncated_after_a_word() {
    let set = check_fits(&"All of this is too much, ".repeat(200), 900, 300);
    let last = set.lines.last().unwrap();
    let end = last.trim_end_matches('…').split(' ').next_back().unwrap();
    assert!(
        last.ends_with('…') && ["All", "of", "this", "is", "too", "much"].contains(&end),
        "{last}"
    );
}

#[test]
fn the_last_line_has_more_than_one_word() {
    let set = set("One two three four five six seven eight nine ten eleven twelve and one");
    let widths: Vec<u32> = set.lines.iter().map(|line| measure(line)).collect();
    assert!(widths.last().unwrap() * 2 > widths[0], "{:?}", set.lines);
}

#[test]
fn a_word_wider_than_the_image_is_broken() {
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
fn an_empty_text_has_no_lines() {
    assert_eq!(set("").lines, [""; 0]);
    assert_eq!(truncate("", 100, 30, &mut measure), "");
    assert_eq!(truncate("one two three", 120, 30, &mut measure), "one two…");
}

fn draw(text: &str, citation: &Citation, shape: ImageShape, theme: Theme) -> String {
    let passage = Passage {
        text: text.to_owned(),
        ..Passage::default()
    };
    quote_svg(&passage, citation, shape, theme, &[], &mut measure)
}

#[test]
fn text_is_escaped_in_the_svg() {
    let hostile = "</text><script>alert(1)</script> \" ' & \u{0} \u{b}";
    let citation = Citation {
        title: hostile.to_owned(),
        author: hostile.to_owned(),
        publication: hostile.to_owned(),
        language: Some(hostile.to_owned()),
        ..Citation::default()
    };
    for shape in [ImageShape::Square, ImageShape::Wide] {
        let svg = draw(hostile, &citation, shape, Theme::Dark);
        assert!(
            !svg.contains("<script") && svg.contains("&lt;script&gt;"),
            "{svg}"
        );
        assert!(!svg.contains(['\u{0}', '\u{b}']));
        assert_eq!(svg.matches('<').count(), svg.matches('>').count());
    }
}

#[test]
fn right_to_left_text_starts_at_the_right() {
    let citation = Citation {
        direction: Direction::RightToLeft,
        language: Some("ar".to_owned()),
        ..Citation::default()
    };
    let svg = draw("قالها عرَضًا", &citation, ImageShape::Square, Theme::Light);
    assert!(
        svg.contains("direction=\"rtl\"") && svg.contains("<text x=\"990\""),
        "{svg}"
    );
}

#[test]
fn the_palette_has_the_colours_of_the_style_sheet() {
    let tokens = include_str!("../../../../style/tokens.css");
    let (light, dark) = tokens.split_once("[data-theme=\"dark\"]").unwrap();
    for (css, theme) in [(light, Theme::Light), (dark, Theme::Dark)] {
        let palette = palette(theme);
        for (name, value) in [
            ("paper", palette.paper),
            ("ink", palette.ink),
            ("ink-soft", palette.soft),
            ("rule", palette.rule),
            ("rubric", palette.rubric),
        ] {
            assert!(
                css.contains(&format!("--{name}: {value};")),
                "{name}: {value}"
            );
        }
    }
}

#[test]
fn fonts_are_chosen_by_the_letters_of_the_text() {
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
    let fonts = [EmbeddedFont {
        family: "Recto 0".to_owned(),
        data: String::new(),
    }];
    assert!(font_families(&fonts).starts_with("'Recto 0',Georgia"));
}
