//! Obsidian: translates wikilinks, embeds, callouts, highlights, comments and tags.

use super::{Translation, links, replace_delimited};
use crate::{escape, images};

/// Translates the syntax of Obsidian.
pub(super) fn translate(translation: &mut Translation<'_>) {
    let is_obsidian = translation.text.contains("[[") || translation.text.contains("> [!");
    translation.outside_code(|translation, text| embeds(translation, text));
    translation.outside_code(|translation, text| wikilinks(translation, text));
    translation.text = callouts(&translation.text);
    if is_obsidian {
        translation.outside_code(|_, text| replace_delimited(text, "==", "==", highlight));
        translation.outside_code(|translation, text| comments(translation, text));
        translation.outside_code(tags);
    }
}

/// Translates `![[map.png|A map]]` to an image, and `![[Another note]]` to a link.
fn embeds(translation: &mut Translation<'_>, text: &str) -> String {
    replace_delimited(text, "![[", "]]", |words, _| {
        let (target, rest) = words.split_once('|').unwrap_or((words, ""));
        let target = target.trim();
        let ending = target
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        let is_image = ending.is_some_and(|ending| {
            ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"].contains(&ending.as_str())
        });
        if is_image {
            // A size, or else the alternative text, follows the bar.
            let is_size = rest.chars().all(|c| c.is_ascii_digit() || c == 'x');
            let words = if is_size { "" } else { rest.trim() };
            if is_size && !rest.is_empty() {
                translation
                    .report
                    .push(format!("the size of `{target}` was left out: {rest}"));
            }
            let words = escape::paragraph(words);
            return Some(format!("![{words}]({})", images::encode_path(target)));
        }
        translation
            .report
            .push(format!("the embedded note `{target}` became a link"));
        Some(link(translation, target, rest))
    })
}

/// Translates `[[Another note#Heading|text]]`.
fn wikilinks(translation: &mut Translation<'_>, text: &str) -> String {
    replace_delimited(text, "[[", "]]", |words, after| {
        // `[[1]](url)` is a link whose text is in brackets.
        if words.contains(['[', ']']) || words.trim().is_empty() || after.starts_with(['(', '[']) {
            return None;
        }
        let (target, shown) = words.split_once('|').unwrap_or((words, ""));
        Some(link(
            translation,
            target.trim().trim_end_matches('\\'),
            shown,
        ))
    })
}

fn link(translation: &mut Translation<'_>, target: &str, shown: &str) -> String {
    let (note, heading) = target.split_once('#').unwrap_or((target, ""));
    let shown = match (shown.trim(), note) {
        ("", "") => heading.trim_start_matches('#').replace('#', " › "),
        ("", note) if heading.is_empty() => note.to_owned(),
        ("", note) => format!("{note} › {}", heading.trim_start_matches('^')),
        (shown, _) => shown.to_owned(),
    };
    let shown = escape::paragraph(&shown);
    // `#^block` refers to a paragraph, which has no id in Recto.
    let last = heading.rsplit('#').next().unwrap_or_default();
    let is_block = last.starts_with('^');
    let fragment = match document::heading_slug(last) {
        id if !id.is_empty() && !is_block => format!("#{id}"),
        _ => String::new(),
    };
    if note.is_empty() {
        return if fragment.is_empty() {
            shown
        } else {
            format!("[{shown}]({fragment})")
        };
    }
    if let Some(file) = links::article_file(note, translation.context) {
        return format!("[{shown}]({}{fragment})", images::encode_path(&file));
    }
    translation.report.push(format!(
        "the link to `{note}` became plain text: no such article exists"
    ));
    shown
}

/// Translates callouts such as `> [!info]- Title` to GitHub's alerts or to quotations.
fn callouts(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        match callout(line) {
            Some(alert) => lines.extend(alert),
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

fn callout(line: &str) -> Option<Vec<String>> {
    let at = line.find("[!")?;
    let (prefix, rest) = line.split_at(at);
    let is_quote = prefix.contains('>') && prefix.chars().all(|c| c == '>' || c == ' ');
    let (kind, title) = rest.strip_prefix("[!")?.split_once(']')?;
    let folded = kind.to_lowercase();
    let word = folded.split('|').next().unwrap_or_default();
    let alert = match word {
        // Alerts of GitHub and pull quotes of Recto need no change.
        "note" | "tip" | "important" | "warning" | "caution" if title.trim().is_empty() => {
            return None;
        }
        word if word.starts_with("pullquote") => return None,
        "tip" | "hint" | "success" | "check" | "done" => Some("TIP"),
        "important" => Some("IMPORTANT"),
        "warning" | "attention" => Some("WARNING"),
        "caution" | "failure" | "fail" | "missing" | "danger" | "error" | "bug" => Some("CAUTION"),
        "quote" | "cite" => None,
        // Obsidian renders unknown callouts as notes.
        _ => Some("NOTE"),
    };
    if !is_quote {
        return None;
    }
    let title = title.trim_start_matches(['+', '-']).trim();
    let mut lines = Vec::new();
    lines.extend(alert.map(|alert| format!("{prefix}[!{alert}]")));
    if !title.is_empty() {
        lines.push(format!("{prefix}**{title}**"));
        lines.push(prefix.trim_end().to_owned());
    }
    Some(lines)
}

fn highlight(words: &str, _: &str) -> Option<String> {
    let is_marked = !words.is_empty() && words.trim() == words && !words.contains('=');
    is_marked.then(|| format!("<mark>{words}</mark>"))
}

/// Removes comments: `%%for the author alone%%`.
fn comments(translation: &mut Translation<'_>, text: &str) -> String {
    replace_delimited(text, "%%", "%%", |words, _| {
        let words = words.trim();
        (!words.is_empty()).then(|| {
            translation
                .report
                .push(format!("a comment was left out: {words}"));
            String::new()
        })
    })
}

/// Collects `#tags`. Removes lines of nothing but tags; tags within a sentence stay.
fn tags(translation: &mut Translation<'_>, text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let words: Vec<&str> = line.split_whitespace().collect();
        let found: Vec<&str> = words.iter().filter_map(|word| tag(word)).collect();
        let are_all = !words.is_empty() && found.len() == words.len();
        translation
            .tags
            .extend(found.iter().map(|&tag| tag.to_owned()));
        if !are_all {
            lines.push(line);
        }
    }
    lines.join("\n")
}

fn tag(word: &str) -> Option<&str> {
    let tag = word
        .strip_prefix('#')?
        .trim_end_matches([',', '.', ';', ':', ')', '!', '?']);
    let is_tag = tag
        .chars()
        .all(|c| c.is_alphanumeric() || "_-/".contains(c))
        && tag.chars().any(char::is_alphabetic);
    is_tag.then_some(tag)
}
