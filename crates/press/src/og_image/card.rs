//! Content and layout of a card.

use document::tree::Direction;
use recto::features::sharing::{
    quotation_marks::quotation_marks,
    quote_image::layout::{self, TextLayout},
};

use super::{
    HEIGHT, WIDTH,
    display_list::{Anchor, DisplayList, MeasureWidth, Style},
};
use crate::{
    articles::article_meta::{ArticleMeta, join_lines},
    site::Site,
};

/// Content of an image. Its `Debug` output is part of the hash in the file name, so renaming a field renames every image.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Card {
    title: String,
    author: String,
    /// Publication, and the site if it has another name.
    publication: String,
    site: String,
    /// Quotes, of which the first that fits is shown, or else the summary.
    quotes: Vec<String>,
    summary: String,
    lang: Option<String>,
    pub(super) direction: Direction,
    pub(super) colours: Colours,
}

/// Colours of an image, as CSS.
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

/// Bar at the edge: the spine of the open book in the site's logo, in pixels.
const SPINE: u32 = 20;
/// Margin at both sides, in pixels.
pub(super) const MARGIN: u32 = 92;
const COLUMN: u32 = WIDTH - 2 * MARGIN;
/// Baseline of the first line, in pixels.
const HEAD: u32 = 104;
/// Baseline of the last line, in pixels.
const FOOT: u32 = HEIGHT - 72;
/// Top of the short rule above the foot, in pixels.
const RULE: u32 = FOOT - 58;
/// Free space above that rule, in pixels.
const GAP: u32 = 48;
const INDENT: u32 = 34;

const TITLES: [u32; 8] = [88, 80, 72, 66, 60, 54, 48, 42];
const QUOTES: [u32; 5] = [44, 40, 36, 33, 30];
const SUMMARIES: [u32; 3] = [36, 33, 30];
/// Shares of the space that a title may take, in hundredths.
const TITLE_SHARES: [u32; 4] = [60, 50, 42, 34];

impl Card {
    /// Collects the content for an article.
    pub(super) fn new(meta: &ArticleMeta, site: &Site) -> Self {
        let metadata = &meta.metadata;
        let colour = |key: &str| {
            let colour = site.colours.light_colour(key);
            colour.map(crate::site::Colour::to_css).unwrap_or_default()
        };
        let own = site.name.as_deref().unwrap_or_default();
        let publication = metadata.publisher.as_deref().unwrap_or(site.name());
        let text = |text: &str| visible_line(text);
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

    /// Returns every text that may be drawn.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let (open, close) = self.quotation_marks();
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

    /// Lays out the card.
    pub(super) fn display_list(&self, measure: MeasureWidth) -> DisplayList {
        let colours = &self.colours;
        let mut list = DisplayList::default();
        list.bar(0, 0, SPINE, HEIGHT, &colours.accent);
        let head = Style {
            size: 28,
            weight: BOLD,
            colour: &colours.accent,
        };
        list.line(
            &self.publication,
            HEAD,
            COLUMN,
            Anchor::Start(MARGIN),
            head,
            measure,
        );
        self.foot(&mut list, measure);
        let (title, below) = self.fit(measure);
        let style = Style {
            size: title.set.size,
            weight: BOLD,
            colour: &colours.ink,
        };
        list.add_lines(&title.set, title.first, title.leading, 0, style);
        match below {
            Below::Quote(set) => {
                let style = Style {
                    size: set.size,
                    weight: REGULAR,
                    colour: &colours.ink,
                };
                list.bar(MARGIN, title.bottom, 5, set.height(), &colours.accent);
                list.add_lines(
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
                list.add_lines(&set, title.bottom + set.ascent(), set.leading, 0, style);
            }
            Below::Nothing => {}
        }
        list
    }

    /// Fits the title and the text below it. The title shrinks for a quote, within limits, and earlier quotes take precedence.
    fn fit(&self, measure: MeasureWidth) -> (Title, Below) {
        let (open, close) = self.quotation_marks();
        for quote in &self.quotes {
            let text = [open, quote, close].concat();
            for share in TITLE_SHARES {
                let title = self.title(share, measure);
                let set = self.below(&text, COLUMN - INDENT, &QUOTES, &title, measure);
                if let Some(set) = set.filter(|set| set.is_whole) {
                    return (title, Below::Quote(set));
                }
            }
        }
        for share in TITLE_SHARES {
            let title = self.title(share, measure);
            let set = self.below(&self.summary, COLUMN, &SUMMARIES, &title, measure);
            if let Some(set) = set.filter(|set| set.is_whole) {
                return (title, Below::Summary(set));
            }
        }
        // The summary is cut. A single cut line would look like a mistake.
        let title = self.title(
            if self.summary.is_empty() {
                100
            } else {
                TITLE_SHARES[0]
            },
            measure,
        );
        let set = self.below(&self.summary, COLUMN, &SUMMARIES, &title, measure);
        let below = set
            .filter(|set| set.lines.len() > 1)
            .map_or(Below::Nothing, Below::Summary);
        (title, below)
    }

    /// Adds the author and the site.
    fn foot(&self, list: &mut DisplayList, measure: MeasureWidth) {
        let colours = &self.colours;
        list.bar(MARGIN, RULE, 96, 3, &colours.rule);
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
        list.line(
            &self.author,
            FOOT,
            author,
            Anchor::Start(MARGIN),
            bold,
            measure,
        );
        let regular = Style {
            size: 28,
            weight: REGULAR,
            colour: &colours.soft,
        };
        list.line(
            &self.site,
            FOOT,
            site,
            Anchor::End(MARGIN),
            regular,
            measure,
        );
    }

    /// Fits the title into a share of the space, in hundredths.
    fn title(&self, share: u32, measure: MeasureWidth) -> Title {
        let top = HEAD + 40;
        let leading = self.title_leading();
        // The shared layout assumes a leading of 130 hundredths, which is more than a title needs.
        let room = (RULE - GAP - top) * share / 100 * 130 / leading;
        let set = layout::fit_text(&self.title, (COLUMN, room), &TITLES, None, &mut |text| {
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

    /// Fits a text into the space below the title.
    fn below(
        &self,
        text: &str,
        width: u32,
        sizes: &[u32],
        title: &Title,
        measure: MeasureWidth,
    ) -> Option<TextLayout> {
        let room = (RULE - GAP).saturating_sub(title.bottom);
        let set = layout::fit_text(
            text,
            (width, room),
            sizes,
            self.lang.as_deref(),
            &mut |text| measure(REGULAR, text),
        );
        (!text.is_empty() && set.height() <= room).then_some(set)
    }

    fn quotation_marks(&self) -> (&'static str, &'static str) {
        quotation_marks(self.lang.as_deref())
    }

    /// Returns the leading of a title, in hundredths of its size: more for scripts whose characters fill their whole height.
    fn title_leading(&self) -> u32 {
        match self.lang.as_deref().and_then(|tag| tag.get(..2)) {
            Some("ja" | "zh" | "ko") => 135,
            Some("ar" | "fa" | "ur") => 150,
            _ => 118,
        }
    }
}

/// Title that is broken into lines.
struct Title {
    set: TextLayout,
    /// First baseline, in pixels.
    first: u32,
    leading: u32,
    /// Top of the space below, in pixels.
    bottom: u32,
}

/// Text below the title.
enum Below {
    Quote(TextLayout),
    Summary(TextLayout),
    Nothing,
}

/// Returns a text in one line, without invisible controls and characters that change the direction of text.
fn visible_line(text: &str) -> String {
    let has_form = |c: &char| {
        (c.is_ascii_whitespace() || !c.is_control())
            && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
    };
    join_lines(
        &text
            .replace(['\u{85}', '\u{2028}', '\u{2029}'], " ")
            .chars()
            .filter(has_form)
            .collect::<String>(),
    )
}
