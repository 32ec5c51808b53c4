//! Jekyll: translates Liquid tags for code and links, and removes Kramdown's attribute lists.

use super::{Translation, links, replace_delimited};

/// Translates the syntax of Jekyll.
pub(super) fn translate(translation: &mut Translation<'_>) {
    if translation.text.contains("{%") {
        translation.text = translate_code(&translation.text);
        translation.outside_code(|translation, text| {
            replace_delimited(text, "{%", "%}", |words, _| {
                let words = words.trim().trim_matches('-').trim();
                let new = translate_tag(translation, words);
                if new.is_none() {
                    translation
                        .report
                        .push(format!("the tag `{words}` was kept: Recto has no tags"));
                }
                new
            })
        });
    }
    if translation.text.contains("{{") {
        translation.outside_code(|translation, text| {
            replace_delimited(text, "{{", "}}", |words, _| {
                translate_variable(translation, words.trim())
            })
        });
    }
    if translation.text.contains("{:") {
        remove_attribute_lists(translation);
    }
}

fn translate_tag(translation: &mut Translation<'_>, words: &str) -> Option<String> {
    let (name, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    match name {
        "post_url" | "link" => links::article_file(rest.trim(), translation.context),
        "raw" | "endraw" => Some(String::new()),
        _ => None,
    }
}

/// Removes `{{ site.baseurl }}`, and unwraps `{{ "/a.png" | relative_url }}`.
fn translate_variable(translation: &mut Translation<'_>, words: &str) -> Option<String> {
    let (value, filter) = words.split_once('|').unwrap_or((words, ""));
    let value = value.trim();
    if ["site.baseurl", "site.url"].contains(&value) && filter.trim().is_empty() {
        return Some(String::new());
    }
    let quoted = value
        .strip_prefix(['"', '\''])
        .and_then(|value| value.strip_suffix(['"', '\'']));
    match (quoted, filter.trim()) {
        (Some(words), "relative_url" | "absolute_url") => Some(words.to_owned()),
        // Hugo's shortcodes are translated already.
        _ if words.starts_with(['<', '%']) => None,
        _ => {
            translation.report.push(format!(
                "`{{{{ {words} }}}}` was kept: Recto has no variables"
            ));
            None
        }
    }
}

/// Translates `{% highlight rust %} … {% endhighlight %}` to fenced code.
fn translate_code(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let inner = line
            .trim()
            .strip_prefix("{%")
            .and_then(|line| line.strip_suffix("%}"))
            .map(|line| line.trim_matches('-').trim());
        match inner {
            Some(inner) if inner.starts_with("highlight ") => {
                let language = inner.split_whitespace().nth(1).unwrap_or_default();
                lines.push(format!("```{language}"));
            }
            Some("endhighlight") => lines.push("```".to_owned()),
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

/// Removes Kramdown's `{: .class #id}` on lines of their own.
fn remove_attribute_lists(translation: &mut Translation<'_>) {
    translation.outside_code(|translation, text| {
        let mut lines = Vec::new();
        for line in text.split('\n') {
            let words = line.trim();
            if words.starts_with("{:") && words.ends_with('}') {
                translation
                    .report
                    .push(format!("attributes were left out: {words}"));
            } else {
                lines.push(line);
            }
        }
        lines.join("\n")
    });
}
