//! Hugo: translates shortcodes for figures, links, videos and code.

use super::{Translation, attributes, links, replace_delimited};
use crate::{escape, images};

/// Translates the syntax of Hugo.
pub(super) fn translate(translation: &mut Translation<'_>) {
    if !translation.text.contains("{{<") && !translation.text.contains("{{%") {
        return;
    }
    translation.text = translate_code(&translation.text);
    for (open, close) in [("{{<", ">}}"), ("{{%", "%}}")] {
        translation.outside_code(|translation, text| {
            replace_delimited(text, open, close, |words, _| {
                let words = words.trim().trim_end_matches('/').trim();
                let (name, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
                let new = translate_shortcode(translation, name, rest);
                if new.is_none() {
                    translation.report.push(format!(
                        "the shortcode `{words}` was kept: Recto has no shortcodes"
                    ));
                }
                new
            })
        });
    }
}

fn translate_shortcode(
    translation: &mut Translation<'_>,
    name: &str,
    rest: &str,
) -> Option<String> {
    let values = attributes(rest);
    let first = rest.trim().trim_matches(['"', '\'', '`']);
    let id = value(&values, "id").unwrap_or(first);
    match name {
        "figure" => figure(translation, &values),
        "ref" | "relref" => reference(translation, first),
        "youtube" => Some(format!("<https://www.youtube.com/watch?v={id}>")),
        "vimeo" => Some(format!("<https://vimeo.com/{id}>")),
        _ => None,
    }
}

/// Returns the value of an attribute; none if it is empty.
fn value<'a>(values: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = values.iter().find(|(other, _)| other == name);
    found
        .map(|(_, value)| value.as_str())
        .filter(|value| !value.is_empty())
}

/// Translates a figure to an image with a caption.
fn figure(translation: &mut Translation<'_>, values: &[(String, String)]) -> Option<String> {
    let value = |name| value(values, name);
    let source = images::encode_path(value("src")?);
    let alternative = escape::paragraph(value("alt").unwrap_or_default());
    let captions = ["title", "caption", "attr"].into_iter();
    let captions: Vec<&str> = captions.filter_map(value).collect();
    let caption = captions.join(" · ");
    if let Some(address) = value("link").or(value("attrlink")) {
        translation
            .report
            .push(format!("an image lost its link to {address}"));
    }
    let title = if caption.is_empty() {
        String::new()
    } else {
        let caption = caption.replace('\\', "\\\\").replace('"', "\\\"");
        format!(" \"{caption}\"")
    };
    Some(format!("![{alternative}]({source}{title})"))
}

/// Translates a reference to the file of another article; none if there is no such article.
fn reference(translation: &Translation<'_>, target: &str) -> Option<String> {
    let (page, fragment) = target.split_once('#').unwrap_or((target, ""));
    let fragment = if fragment.is_empty() {
        String::new()
    } else {
        format!("#{fragment}")
    };
    if page.is_empty() {
        return Some(fragment);
    }
    let page = page.trim_end_matches('/').trim_end_matches("/index.md");
    Some(links::article_file(page, translation.context)? + &fragment)
}

/// Translates `{{< highlight rust >}} … {{< /highlight >}}` to fenced code.
fn translate_code(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let inner = line
            .trim()
            .strip_prefix("{{<")
            .or_else(|| line.trim().strip_prefix("{{%"))
            .and_then(|line| {
                line.strip_suffix(">}}")
                    .or_else(|| line.strip_suffix("%}}"))
            })
            .map(str::trim);
        match inner {
            Some(inner) if inner.starts_with("highlight ") => {
                let language = inner.split_whitespace().nth(1).unwrap_or_default();
                lines.push(format!("```{}", language.trim_matches('"')));
            }
            Some("/highlight") => lines.push("```".to_owned()),
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}
