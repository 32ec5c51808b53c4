//! What stands on a share picture, and where.

use document::tree::Direction;
use recto::features::sharing::{
    marks,
    quote_image::layout::{self, Set},
};

use super::{
    HEIGHT, WIDTH,
    sheet::{DisplayList, From, Measures, Style},
};
use crate::{
    articles::article_meta::{ArticleMeta, one_line},
    site::Site,
};

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

const BOLD: u16 = 600;
const REGULAR: u16 = 400;

/// The spine of the book whose right-renderer page is the site's sign.
const SPINE: u32 = 20;
/// What is left free at both sides.
pub(super) const MARGIN: u32 = 92;
const COLUMN: u32 = WIDTH - 2 * MARGIN;
/// Baselines of the first and of the last line.
const HEAD: u32 = 104;
const FOOT: u32 = HEIGHT - 72;
/// The short rule over the foot, and what is left free over that.
const RULE: u32 = FOOT - 58;
const GAP: u32 = 48;
const INDENT: u32 = 34;

const TITLES: [u32; 8] = [88, 80, 72, 66, 60, 54, 48, 42];
const QUOTES: [u32; 5] = [44, 40, 36, 33, 30];
const SUMMARIES: [u32; 3] = [36, 33, 30];
/// How much of the room a title may take, in hundredths.
const TITLE_ROOMS: [u32; 4] = [60, 50, 42, 34];

impl Card {
    /// What is on the picture of an article.
    pub(super) fn of(meta: &ArticleMeta, site: &Site) -> Self {
        let metadata = &meta.metadata;
        let colour = |key: &str| {
            let colour = site.colours.in_light(key);
            colour.map(crate::site::Colour::to_css).unwrap_or_default()
        };
        let own = site.name.as_deref().unwrap_or_default();
        let publication = metadata.publisher.as_deref().unwrap_or(site.name());
        let text = |text: &str| plain(text);
        Self {
            title: text(&meta.title),
            author: text(&meta.authors(site).join(", ")),
            publication: text(publication),
            site: if own == publication {
                String::new()
            } else {
                text(own)
            },
            quotes: meta.quotes.iter().map(|quote| text(quote)).collect(),
            summary: text(&meta.summary),
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
        let single = [
            &self.title,
            &self.author,
            &self.publication,
            &self.site,
            &self.summary,
        ];
        let single = single.into_iter().chain(&self.quotes).map(String::as_str);
        single.chain([open, close, "…"])
    }

    /// Where everything stands.
    pub(super) fn picture(&self, measure: Measures) -> DisplayList {
        let colours = &self.colours;
        let mut picture = DisplayList::default();
        picture.bar(0, 0, SPINE, HEIGHT, &colours.accent);
        let head = Style {
            size: 28,
            weight: BOLD,
            colour: &colours.accent,
        };
        picture.line(
            &self.publication,
            HEAD,
            COLUMN,
            From::Start(MARGIN),
            head,
            measure,
        );
        self.foot(&mut picture, measure);
        let (title, below) = self.settle(measure);
        let style = Style {
            size: title.set.size,
            weight: BOLD,
            colour: &colours.ink,
        };
        picture.set(&title.set, title.first, title.leading, 0, style);
        match below {
            Below::Quote(set) => {
                let style = Style {
                    size: set.size,
                    weight: REGULAR,
                    colour: &colours.ink,
                };
                picture.bar(MARGIN, title.bottom, 5, set.height(), &colours.accent);
                picture.set(
                    &set,
                    title.bottom + set.ascent(),
                    set.leading,
                    INDENT,
                    style,
                );
            }
            Below::Summary(set) => {
                let style = Style {
                    size: set.size,
                    weight: REGULAR,
                    colour: &colours.soft,
                };
                picture.set(&set, title.bottom + set.ascent(), set.leading, 0, style);
            }
            Below::Nothing => {}
        }
        picture
    }

    /// How large the title is, and what stands under it. The title yields to the quote, as far as it may, and the first quote
    /// is the one that its author would have there.
    fn settle(&self, measure: Measures) -> (Title, Below) {
        let (open, close) = self.marks();
        for quote in &self.quotes {
            let text = [open, quote, close].concat();
            for share in TITLE_ROOMS {
                let title = self.title(share, measure);
                let set = self.below(&text, COLUMN - INDENT, &QUOTES, &title, measure);
                if let Some(set) = set.filter(|set| set.is_whole) {
                    return (title, Below::Quote(set));
                }
            }
        }
        for share in TITLE_ROOMS {
            let title = self.title(share, measure);
            let set = self.below(&self.summary, COLUMN, &SUMMARIES, &title, measure);
            if let Some(set) = set.filter(|set| set.is_whole) {
                return (title, Below::Summary(set));
            }
        }
        // Cut; but of one line alone that would look like a mistake.
        let title = self.title(
            if self.summary.is_empty() {
                100
            } else {
                TITLE_ROOMS[0]
            },
            measure,
        );
        let set = self.below(&self.summary, COLUMN, &SUMMARIES, &title, measure);
        let below = set
            .filter(|set| set.lines.len() > 1)
            .map_or(Below::Nothing, Below::Summary);
        (title, below)
    }

    /// Who wrote it, and on which site it is.
    fn foot(&self, picture: &mut DisplayList, measure: Measures) {
        let colours = &self.colours;
        picture.bar(MARGIN, RULE, 96, 3, &colours.rule);
        let (author, site) = if self.site.is_empty() {
            (COLUMN, 0)
        } else {
            (COLUMN * 3 / 5, COLUMN / 3)
        };
        let bold = Style {
            size: 28,
            weight: BOLD,
            colour: &colours.ink,
        };
        picture.line(
            &self.author,
            FOOT,
            author,
            From::Start(MARGIN),
            bold,
            measure,
        );
        let regular = Style {
            size: 28,
            weight: REGULAR,
            colour: &colours.soft,
        };
        picture.line(&self.site, FOOT, site, From::End(MARGIN), regular, measure);
    }

    /// The title in so many hundredths of the room that there is.
    fn title(&self, share: u32, measure: Measures) -> Title {
        let top = HEAD + 40;
        let leading = self.title_leading();
        // The layout counts with a leading of its own, which is more than a title needs.
        let room = (RULE - GAP - top) * share / 100 * 130 / leading;
        let set = layout::fit(&self.title, (COLUMN, room), &TITLES, None, &mut |text| {
            measure(BOLD, text)
        });
        let leading = set.size * leading / 100;
        let first = top + set.size;
        let lines = u32::try_from(set.lines.len()).unwrap_or(1).max(1);
        Title {
            bottom: first + (lines - 1) * leading + set.size / 3 + 44,
            first,
            leading,
            set,
        }
    }

    /// A text in the room under the title.
    fn below(
        &self,
        text: &str,
        width: u32,
        sizes: &[u32],
        title: &Title,
        measure: Measures,
    ) -> Option<Set> {
        let room = (RULE - GAP).saturating_sub(title.bottom);
        let set = layout::fit(
            text,
            (width, room),
            sizes,
            self.lang.as_deref(),
            &mut |text| measure(REGULAR, text),
        );
        (!text.is_empty() && set.height() <= room).then_some(set)
    }

    fn marks(&self) -> (&'static str, &'static str) {
        marks(self.lang.as_deref())
    }

    /// From one line to the next of a title, in hundredths of its size: more where signs fill their whole height.
    fn title_leading(&self) -> u32 {
        match self.lang.as_deref().and_then(|tag| tag.get(..2)) {
            Some("ja" | "zh" | "ko") => 135,
            Some("ar" | "fa" | "ur") => 150,
            _ => 118,
        }
    }
}

/// A title, set.
struct Title {
    set: Set,
    /// Its first baseline.
    first: u32,
    leading: u32,
    /// Where the room under it begins.
    bottom: u32,
}

/// What stands under the title.
enum Below {
    Quote(Set),
    Summary(Set),
    Nothing,
}

/// A text in one line, without signs that have no form of their own, or that would turn the direction of others.
fn plain(text: &str) -> String {
    let has_form = |c: &char| {
        (c.is_ascii_whitespace() || !c.is_control())
            && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
    };
    one_line(
        &text
            .replace(['\u{85}', '\u{2028}', '\u{2029}'], " ")
            .chars()
            .filter(has_form)
            .collect::<String>(),
    )
}
