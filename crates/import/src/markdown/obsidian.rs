//! Obsidian: wikilinks, embeds, callouts, highlights, comments and tags in the text.

use super::{Work, links, replace_between};
use crate::{escape, images};

/// Translates what Obsidian writes in a text.
pub(super) fn translate(work: &mut Work<'_>) {
    let is_obsidian = work.text.contains("[[") || work.text.contains("> [!");
    work.outside_code(|work, text| embeds(work, text));
    work.outside_code(|work, text| wikilinks(work, text));
    work.text = callouts(&work.text);
    if is_obsidian {
        work.outside_code(|_, text| replace_between(text, "==", "==", highlight));
        work.outside_code(|work, text| comments(work, text));
        work.outside_code(tags);
    }
}

/// `![[map.png|A map]]` and `![[Another note]]`.
fn embeds(work: &mut Work<'_>, text: &str) -> String {
    replace_between(text, "![[", "]]", |words, _| {
        let (target, rest) = words.split_once('|').unwrap_or((words, ""));
        let target = target.trim();
        let ending = target
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        let is_image = ending.is_some_and(|ending| {
            ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"].contains(&ending.as_str())
        });
        if is_image {
            // What stands behind the bar is a size, or else words.
            let is_size = rest.chars().all(|c| c.is_ascii_digit() || c == 'x');
            let words = if is_size { "" } else { rest.trim() };
            if is_size && !rest.is_empty() {
                work.report
                    .push(format!("the size of `{target}` was left out: {rest}"));
            }
            let words = escape::paragraph(words);
            return Some(format!("![{words}]({})", images::address(target)));
        }
        work.report
            .push(format!("`{target}` was embedded, and is linked to now"));
        Some(link(work, target, rest))
    })
}

/// `[[Another note#Heading|words]]`.
fn wikilinks(work: &mut Work<'_>, text: &str) -> String {
    replace_between(text, "[[", "]]", |words, after| {
        // `[[1]](address)` is a link whose words are in brackets.
        if words.contains(['[', ']']) || words.trim().is_empty() || after.starts_with(['(', '[']) {
            return None;
        }
        let (target, shown) = words.split_once('|').unwrap_or((words, ""));
        Some(link(work, target.trim().trim_end_matches('\\'), shown))
    })
}

fn link(work: &mut Work<'_>, target: &str, shown: &str) -> String {
    let (note, heading) = target.split_once('#').unwrap_or((target, ""));
    let shown = match (shown.trim(), note) {
        ("", "") => heading.trim_start_matches('#').replace('#', " › "),
        ("", note) if heading.is_empty() => note.to_owned(),
        ("", note) => format!("{note} › {}", heading.trim_start_matches('^')),
        (shown, _) => shown.to_owned(),
    };
    let shown = escape::paragraph(&shown);
    // `#^block` names a paragraph, which has no id here.
    let last = heading.rsplit('#').next().unwrap_or_default();
    let is_block = last.starts_with('^');
    let fragment = match document::slug(last) {
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
    if let Some(file) = links::file_of(note, work.context) {
        return format!("[{shown}]({}{fragment})", images::address(&file));
    }
    work.report.push(format!(
        "the link to `{note}` became plain words: there is no such article here"
    ));
    shown
}

/// `> [!info]- Title` becomes one of GitHub's five alerts, or a quote.
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
        // GitHub's own, and Recto's, stay as they are.
        "note" | "tip" | "important" | "warning" | "caution" if title.trim().is_empty() => {
            return None;
        }
        word if word.starts_with("pullquote") => return None,
        "tip" | "hint" | "success" | "check" | "done" => Some("TIP"),
        "important" => Some("IMPORTANT"),
        "warning" | "attention" => Some("WARNING"),
        "caution" | "failure" | "fail" | "missing" | "danger" | "error" | "bug" => Some("CAUTION"),
        "quote" | "cite" => None,
        // Obsidian too shows as notes those that it does not know.
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

/// `%%what is for the author alone%%`.
fn comments(work: &mut Work<'_>, text: &str) -> String {
    replace_between(text, "%%", "%%", |words, _| {
        let words = words.trim();
        (!words.is_empty()).then(|| {
            work.report.push(format!("a comment was left out: {words}"));
            String::new()
        })
    })
}

/// Gathers `#tags`. Lines of nothing else go; within a sentence the words stay, for they are part of it.
fn tags(work: &mut Work<'_>, text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let words: Vec<&str> = line.split_whitespace().collect();
        let found: Vec<&str> = words.iter().filter_map(|word| tag(word)).collect();
        let are_all = !words.is_empty() && found.len() == words.len();
        work.tags.extend(found.iter().map(|&tag| tag.to_owned()));
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
