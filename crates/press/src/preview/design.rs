//! What stands on a share picture, and where.

use document::metadata::Direction;
use recto::{
    picture::{
        Measure,
        layout::{self, Set},
    },
    sharing::marks,
};

use super::{HEIGHT, WIDTH};
use crate::{head::authors, piece::Piece, piece::one_line, site::Site};

/// What is on a picture. Its `Debug` form says all that the picture depends on, apart from fonts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Card {
    title: String,
    author: String,
    /// Where it was published: the publication, and where that is another, the site.
    publication: String,
    site: String,
    /// Quotes that may stand there, the first that fits; and what stands there where none does.
    quotes: Vec<String>,
    summary: String,
    lang: Option<String>,
    pub(super) direction: Direction,
    pub(super) colours: Colours,
}

/// The colours of a picture, as CSS writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Colours {
    pub(super) paper: String,
    ink: String,
    soft: String,
    rule: String,
    accent: String,
}

/// A line of a text, with the place of its beginning.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) baseline: u32,
    /// How far from the edge at which the text begins.
    pub(super) indent: u32,
    pub(super) size: u32,
    pub(super) weight: u16,
    pub(super) colour: String,
}

/// A filled rectangle, its place counted from the edge at which the text begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) start: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) colour: String,
}

/// All that is drawn.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Picture {
    pub(super) bars: Vec<Bar>,
    pub(super) lines: Vec<Line>,
}

/// A text of two weights is measured in its own.
pub(super) type Measures<'a> = &'a mut dyn FnMut(u16, &str) -> u32;

const BOLD: u16 = 600;
const REGULAR: u16 = 400;

/// The spine of the book whose right-hand page is the site's sign.
const SPINE: u32 = 20;
const MARGIN: u32 = 92;
const COLUMN: u32 = WIDTH - 2 * MARGIN;
/// Baselines of the first and of the last line.
const HEAD: u32 = 104;
const FOOT: u32 = HEIGHT - 72;

const TITLES: [u32; 8] = [88, 80, 72, 66, 60, 54, 48, 42];
const QUOTES: [u32; 4] = [40, 36, 33, 30];
const SUMMARIES: [u32; 3] = [36, 33, 30];

impl Card {
    /// What is on the picture of an article.
    pub(super) fn of(piece: &Piece, site: &Site) -> Self {
        let metadata = &piece.metadata;
        let colour = |key: &str| {
            let colour = site.colours.in_light(key);
            colour.map(crate::site::Colour::to_css).unwrap_or_default()
        };
        let own = site.name.as_deref().unwrap_or_default();
        let publication = metadata.publisher.as_deref().unwrap_or(site.name());
        let text = |text: &str| plain(text);
        Self {
            title: text(&piece.title),
            author: text(&authors(piece, site).join(", ")),
            publication: text(publication),
            site: if own == publication { String::new() } else { text(own) },
            quotes: piece.quotes.iter().map(|quote| text(quote)).collect(),
            summary: text(&piece.summary),
            lang: metadata.lang.clone(),
            direction: metadata.direction,
            colours: Colours {
                paper: colour("background"),
                ink: colour("text"),
                soft: colour("soft"),
                rule: colour("rule"),
                accent: colour("accent"),
            },
        }
    }

    /// Every text that may be drawn.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let (open, close) = self.marks();
        let single = [&self.title, &self.author, &self.publication, &self.site, &self.summary];
        let single = single.into_iter().chain(&self.quotes).map(String::as_str);
        single.chain([open, close, "…"])
    }

    /// Where everything stands.
    pub(super) fn picture(&self, measure: Measures) -> Picture {
        let mut picture = Picture::default();
        picture.bar(0, 0, SPINE, HEIGHT, &self.colours.accent);
        picture.line(&self.publication, HEAD, 0, 28, BOLD, &self.colours.accent, measure);
        let foot = self.foot(&mut picture, measure);
        let room = foot - 56 - (HEAD + 40);
        let title_room = if self.has_more() { room * 3 / 5 } else { room };
        let title = fit_title(&self.title, title_room, self.leading(118), &mut |text| measure(BOLD, text));
        let title_leading = title.size * self.leading(118) / 100;
        let mut baseline = HEAD + 40 + title.size;
        for line in &title.lines {
            picture.push(line, baseline, 0, title.size, BOLD, &self.colours.ink);
            baseline += title_leading;
        }
        let top = baseline - title_leading + title.size / 3 + 44;
        self.quote(&mut picture, (top, foot - 56), measure);
        picture
    }

    /// Who wrote it, and on which site it is; and where the room above ends.
    fn foot(&self, picture: &mut Picture, measure: Measures) -> u32 {
        let colours = &self.colours;
        let rows = [(&self.author, BOLD, &colours.ink), (&self.site, REGULAR, &colours.soft)];
        let mut baseline = FOOT;
        for (text, weight, colour) in rows.into_iter().rev().filter(|(text, ..)| !text.is_empty()) {
            picture.line(text, baseline, 0, 28, weight, colour, measure);
            baseline -= 42;
        }
        picture.bar(MARGIN, baseline - 10, 96, 3, &colours.rule);
        baseline - 10
    }

    /// The first pull quote for which there is room; or else what the article is about.
    fn quote(&self, picture: &mut Picture, (top, bottom): (u32, u32), measure: Measures) {
        const INDENT: u32 = 34;
        let room = bottom.saturating_sub(top);
        let lang = self.lang.as_deref();
        let mut regular = |text: &str| measure(REGULAR, text);
        let (open, close) = self.marks();
        let quoted = self.quotes.iter().find_map(|quote| {
            let text = [open, quote, close].concat();
            let set = layout::fit(&text, (COLUMN - INDENT, room), &QUOTES, lang, &mut regular);
            (set.is_whole && set.height() <= room).then_some(set)
        });
        if let Some(set) = quoted {
            picture.bar(MARGIN, top, 5, set.height(), &self.colours.accent);
            picture.set(&set, top, INDENT, &self.colours.ink);
        } else if !self.summary.is_empty() {
            let set = layout::fit(&self.summary, (COLUMN, room), &SUMMARIES, lang, &mut regular);
            if set.height() <= room {
                picture.set(&set, top, 0, &self.colours.soft);
            }
        }
    }

    fn has_more(&self) -> bool {
        !(self.quotes.is_empty() && self.summary.is_empty())
    }

    fn marks(&self) -> (&'static str, &'static str) {
        marks(self.lang.as_deref())
    }

    /// From one line to the next of a title, in hundredths of its size: more where signs fill their whole height.
    fn leading(&self, latin: u32) -> u32 {
        match self.lang.as_deref().and_then(|tag| tag.get(..2)) {
            Some("ja" | "zh" | "ko") => 135,
            Some("ar" | "fa" | "ur") => 150,
            _ => latin,
        }
    }
}

/// The layout counts with a leading of its own, which is more than a title needs.
fn fit_title(title: &str, room: u32, leading: u32, measure: Measure) -> Set {
    layout::fit(title, (COLUMN, room * 130 / leading), &TITLES, None, measure)
}

impl Picture {
    fn bar(&mut self, start: u32, top: u32, width: u32, height: u32, colour: &str) {
        self.bars.push(Bar {
            start,
            top,
            width,
            height,
            colour: colour.to_owned(),
        });
    }

    /// A text of one line, cut where it is too long.
    fn line(&mut self, text: &str, baseline: u32, indent: u32, size: u32, weight: u16, colour: &str, measure: Measures) {
        let text = layout::cut(text, COLUMN, size, &mut |text| measure(weight, text));
        self.push(&text, baseline, indent, size, weight, colour);
    }

    fn set(&mut self, set: &Set, top: u32, indent: u32, colour: &str) {
        let mut baseline = top + set.ascent();
        for line in &set.lines {
            self.push(line, baseline, indent, set.size, REGULAR, colour);
            baseline += set.leading;
        }
    }

    fn push(&mut self, text: &str, baseline: u32, indent: u32, size: u32, weight: u16, colour: &str) {
        self.lines.push(Line {
            text: text.to_owned(),
            baseline,
            indent: MARGIN + indent,
            size,
            weight,
            colour: colour.to_owned(),
        });
    }
}

/// A text in one line, without signs that have no form of their own, or that would turn the direction of others.
fn plain(text: &str) -> String {
    let has_form = |c: &char| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}');
    let spaced: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    one_line(&spaced.chars().filter(has_form).collect::<String>())
}
