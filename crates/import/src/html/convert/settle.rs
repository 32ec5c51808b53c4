//! Decides how a run is written: with as few backslashes as it needs, and with all marks that are read as such.

use document::tree::plain_text;

use super::run::{Breaks, How, Notes, Run};
use crate::escape::{self, SIGNS};

/// So many pairs at most are tried one by one.
const MOST_PAIRS: usize = 60;

/// A run as Markdown in which Recto reads its words.
pub(super) fn settle(run: &Run, breaks: Breaks) -> String {
    let pairs = pairs(run);
    let write = |signs: &str, notes: Notes| {
        run.write(&How {
            signs,
            pairs: &pairs,
            breaks,
            notes,
        })
    };
    let try_out = |signs: &str| write(signs, Notes::LeftOut);
    let escaped = try_out(SIGNS);
    if try_out("") == escaped {
        return write("", Notes::Written);
    }
    let meant = read(&escaped);
    // Recto shows a tag that it does not know as text, but not all that read Markdown do.
    let always = if looks_like_tag(&run.said()) { "<" } else { "" };
    let mut needed = always.to_owned();
    if read(&try_out(always)) != meant {
        needed = SIGNS.chars().filter(|c| escaped.contains(*c)).collect();
        for sign in needed.replace(always, "").chars() {
            let without = needed.replace(sign, "");
            if read(&try_out(&without)) == meant {
                needed = without;
            }
        }
    }
    write(&needed, Notes::Written)
}

fn looks_like_tag(words: &str) -> bool {
    let begins = |c: char| c.is_ascii_alphabetic() || "/!?".contains(c);
    words
        .split('<')
        .skip(1)
        .any(|after| after.starts_with(begins))
}

/// The pairs of marks that are read as such. Markdown has no marks for emphasis that begins within a word and before a
/// quotation mark, for one: there they would be read as signs.
fn pairs(run: &Run) -> Vec<usize> {
    let all: Vec<usize> = run.pairs().collect();
    if all.is_empty() || says(run, &all) {
        return all;
    }
    let mut kept = Vec::new();
    for pair in all.into_iter().take(MOST_PAIRS) {
        kept.push(pair);
        if !says(run, &kept) {
            kept.pop();
        }
    }
    kept
}

fn says(run: &Run, pairs: &[usize]) -> bool {
    let written = run.write(&How {
        signs: SIGNS,
        pairs,
        breaks: Breaks::Elements,
        notes: Notes::LeftOut,
    });
    let read = plain_text::from_article(&document::parse(&format!("Before. {written}\n")));
    let read = read.strip_prefix("Before.").unwrap_or_default();
    squeezed(read) == squeezed(&run.said())
}

/// Words without their white space, and without what smart punctuation makes of them.
fn squeezed(words: &str) -> String {
    let folded = escape::fold(words);
    folded.split_whitespace().collect()
}

/// What is read in a text, wherever a text may stand: as a paragraph, in a list, in a quote, and as a heading.
fn read(text: &str) -> String {
    let item = text.replace('\n', "\n  ");
    let quote = text.replace('\n', "\n> ");
    let heading = text.replace('\n', " ");
    let whole = format!("Before.\n\n{text}\n\n- {item}\n\n<!-- -->\n\n> {quote}\n\n## {heading}\n");
    document::render::html::body(&document::parse(&whole))
}
