use std::{
    fs,
    path::{Path, PathBuf},
};

use document::tree::Direction;
use recto::routing::Slug;

use super::*;
use crate::og_image::display_list::{Anchor, DisplayList};

/// The fonts that the set-up step installs.
fn write_to(
    site: &Path,
    site_settings: &Site,
    articles: &[ArticleMeta],
    fonts: &[PathBuf],
) -> Result<OgImages> {
    write(
        &Output::new(site, BTreeMap::new()),
        site_settings,
        articles,
        fonts,
    )
}

fn installed() -> PathBuf {
    let fonts = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tools/node_modules/@fontsource-variable");
    assert!(
        fonts.join("noto-serif-jp").is_dir(),
        "the fonts are missing: run `cargo xtask setup`"
    );
    fonts
}

fn meta(slug: &str, text: &str) -> ArticleMeta {
    ArticleMeta::from_article(&Slug::new(slug).unwrap(), &document::parse(text))
}

fn site_settings() -> Site {
    crate::site::parse("name = \"Low Tide\"\naddress = \"https://example.org/\"").0
}

/// Lays out an article with letters half as wide as high.
fn layout(text: &str) -> DisplayList {
    let card = Card::new(&meta("a", text), &site_settings());
    card.display_list(&mut |_, text| u32::try_from(text.chars().count()).unwrap() * 500)
}

fn lines(list: &DisplayList) -> Vec<&str> {
    list.lines.iter().map(|line| line.text.as_str()).collect()
}

#[test]
fn an_image_has_title_author_publication_and_a_quote() {
    let list = layout(
        "---\ntitle: Tides\nauthor: Ann\npublisher: The Shore\npull_quotes: [It comes back.]\n---\nIt comes back.",
    );
    assert_eq!(
        lines(&list),
        ["The Shore", "Ann", "Low Tide", "Tides", "“It comes back.”"]
    );
}

#[test]
fn a_name_is_not_repeated() {
    let list = layout("---\ntitle: Tides\ndescription: On water.\n---\n");
    assert_eq!(lines(&list), ["Low Tide", "Tides", "On water."]);
}

#[test]
fn texts_stay_within_the_image_and_do_not_overlap() {
    for words in [1, 3, 8, 20, 60, 400] {
        let long = "estuary ".repeat(words);
        for text in [
            format!(
                "---\ntitle: {long}\ndescription: {long}\nauthor: {long}\npublisher: {long}\n---\n"
            ),
            format!("---\ntitle: {long}\npull_quotes: [{long}]\n---\n{long}"),
        ] {
            let list = layout(&text);
            for line in &list.lines {
                let width = u32::try_from(line.text.chars().count()).unwrap() * line.size / 2;
                let (Anchor::Start(at) | Anchor::End(at)) = line.anchor;
                assert!(at + width <= WIDTH - 60, "{line:?}");
                assert!(
                    line.baseline >= line.size && line.baseline <= HEIGHT - 60,
                    "{line:?}"
                );
            }
            let mut starts: Vec<_> = list
                .lines
                .iter()
                .filter(|line| matches!(line.anchor, Anchor::Start(_)))
                .collect();
            starts.sort_by_key(|line| line.baseline);
            for pair in starts.windows(2) {
                let between = pair[1].baseline - pair[0].baseline;
                assert!(between >= pair[1].size, "{pair:?}");
            }
        }
    }
}

#[test]
fn images_are_reproducible_pngs_of_the_right_size() {
    let articles = [
        meta("a", "---\ntitle: Low tide\nauthor: Ann\n---\nText"),
        meta("b", "---\ntitle: 余白の仕事\nlang: ja\n---\n本を開く。"),
        meta("c", "---\ntitle: مئة دكان\nlang: ar\n---\nنص (one)."),
    ];
    let bytes = |site: &Path| {
        let images = write_to(site, &site_settings(), &articles, &[installed()]).unwrap();
        assert_eq!(images.notes, [] as [&str; 0]);
        let names = images.names.into_values();
        names
            .map(|name| fs::read(site.join(name)).unwrap())
            .collect::<Vec<_>>()
    };
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let first = bytes(one.path());
    assert_eq!(first.len(), 3);
    assert_eq!(bytes(other.path()), first);
    for png in &first {
        let mut decoder = ::png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(::png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height), (WIDTH, HEIGHT));
        let is_ink = |pixel: &&[u8]| pixel[..3].iter().all(|value| *value < 80);
        assert!(
            pixels.chunks(3).filter(is_ink).count() > 2000,
            "nothing is written on it"
        );
    }
}

#[test]
fn existing_images_are_reused_and_obsolete_ones_removed() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    let fonts = [installed()];
    let first = write_to(site, &site_settings(), &[meta("a", "# One")], &fonts).unwrap();
    let name = &first.names["a"];
    let whole = fs::read(site.join(name)).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let other = write_to(
        elsewhere.path(),
        &site_settings(),
        &[meta("a", "# Two")],
        &fonts,
    )
    .unwrap();
    let other = fs::read(elsewhere.path().join(&other.names["a"])).unwrap();
    fs::write(site.join(name), &other).unwrap();
    fs::write(site.join("previews/own.png"), "own").unwrap();
    write_to(site, &site_settings(), &[meta("a", "# One")], &fonts).unwrap();
    assert!(fs::read(site.join(name)).unwrap() == other);
    // Truncated and damaged images are drawn again.
    let mut turned = whole.clone();
    turned[whole.len() - 20] ^= 1;
    for damaged in [&whole[..whole.len() / 2], &turned, b""] {
        fs::write(site.join(name), damaged).unwrap();
        write_to(site, &site_settings(), &[meta("a", "# One")], &fonts).unwrap();
        assert!(fs::read(site.join(name)).unwrap() == whole);
    }
    let second = write_to(site, &site_settings(), &[meta("a", "# Two")], &fonts).unwrap();
    assert_ne!(&second.names["a"], name);
    assert!(!site.join(name).exists());
    // A publisher's own image.
    assert!(site.join("previews/own.png").exists());
}

#[test]
fn a_publishers_own_image_stays_with_a_note() {
    let folder = tempfile::tempdir().unwrap();
    let articles = [meta("a", "# One")];
    let first = write_to(folder.path(), &site_settings(), &articles, &[installed()]).unwrap();
    let file = folder.path().join(&first.names["a"]);
    fs::write(&file, "mine").unwrap();
    let output = Output::new(folder.path(), BTreeMap::new());
    let second = write(&output, &site_settings(), &articles, &[installed()]).unwrap();
    assert!(second.names.is_empty());
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
    assert!(output.notes()[0].contains("is the publisher's own and is kept"));
}

#[test]
fn images_are_removed_without_an_address() {
    let folder = tempfile::tempdir().unwrap();
    let articles = [meta("a", "# One")];
    write_to(folder.path(), &site_settings(), &articles, &[installed()]).unwrap();
    let output = Output::new(folder.path(), BTreeMap::new());
    remove(&output).unwrap();
    assert!(!folder.path().join(PREVIEWS).exists());
}

#[test]
fn a_letter_without_a_font_leaves_the_image_out() {
    let folder = tempfile::tempdir().unwrap();
    let articles = [meta("a", "# नमस्ते"), meta("b", "# Low tide")];
    let images = write_to(folder.path(), &site_settings(), &articles, &[installed()]).unwrap();
    assert_eq!(images.names.keys().collect::<Vec<_>>(), ["b"]);
    assert!(
        matches!(images.notes.as_slice(), [note] if note.contains("for a: no font has the letter `न` (U+0928)")),
        "{:?}",
        images.notes
    );
}

#[test]
fn without_fonts_one_note_explains_the_missing_images() {
    let folder = tempfile::tempdir().unwrap();
    let articles = [meta("a", "# One"), meta("b", "# 二")];
    let images = write_to(folder.path(), &site_settings(), &articles, &[]).unwrap();
    assert!(images.names.is_empty());
    assert!(
        matches!(images.notes.as_slice(), [note] if note.contains("cargo xtask setup")),
        "{:?}",
        images.notes
    );
}

/// Returns the segments of a line from left to right, without direction marks.
fn seen(text: &str, direction: Direction) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let sources = FontFiles::find(
        folder.path(),
        &crate::site::Typefaces::default(),
        &[installed()],
    )
    .unwrap();
    let mut typefaces = FontSet::new(sources);
    assert_eq!(typefaces.load_for(text), None);
    let parts = bidi_line::segments(text, 400, direction, &typefaces);
    let signs = ['\u{202b}', '\u{202c}', '\u{200f}'];
    parts
        .into_iter()
        .map(|part| part.text.replace(signs, ""))
        .collect()
}

#[test]
fn lines_are_in_visual_order() {
    assert_eq!(
        seen("كتاب Recto جديد", Direction::RightToLeft),
        ["جديد", " ", "Recto", "كتاب "]
    );
    assert_eq!(
        seen("The كتاب is", Direction::LeftToRight),
        ["The ", "كتاب", " ", "is"]
    );
    // Japanese letters are in many files.
    assert_eq!(
        seen("「余白」Recto", Direction::LeftToRight).concat(),
        "「余白」Recto"
    );
}
