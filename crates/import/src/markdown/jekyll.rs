//! Jekyll: Liquid tags for code and links, and Kramdown's lists of attributes.

use super::{Work, links, replace_between};

/// Translates what Jekyll writes in a text.
pub(super) fn translate(work: &mut Work<'_>) {
    if work.text.contains("{%") {
        work.text = highlights(&work.text);
        work.outside_code(|work, text| {
            replace_between(text, "{%", "%}", |words, _| {
                let words = words.trim().trim_matches('-').trim();
                let new = tag(work, words);
                if new.is_none() {
                    work.report
                        .push(format!("the tag `{words}` stays as it is: Recto has none"));
                }
                new
            })
        });
    }
    if work.text.contains("{{") {
        work.outside_code(|work, text| {
            replace_between(text, "{{", "}}", |words, _| variable(work, words.trim()))
        });
    }
    if work.text.contains("{:") {
        attribute_lists(work);
    }
}

fn tag(work: &mut Work<'_>, words: &str) -> Option<String> {
    let (name, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    match name {
        "post_url" | "link" => links::file_of(rest.trim(), work.context),
        "raw" | "endraw" => Some(String::new()),
        _ => None,
    }
}

/// `{{ site.baseurl }}` is nothing here, and `{{ "/a.png" | relative_url }}` its words.
fn variable(work: &mut Work<'_>, words: &str) -> Option<String> {
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
        // Hugo's have been seen to before.
        _ if words.starts_with(['<', '%']) => None,
        _ => {
            work.report.push(format!(
                "`{{{{ {words} }}}}` stays as it is: Recto has no variables"
            ));
            None
        }
    }
}

/// `{% highlight rust %} … {% endhighlight %}`, with the code between.
fn highlights(text: &str) -> String {
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

/// Kramdown's `{: .class #id}` on lines of their own: classes mean nothing here.
fn attribute_lists(work: &mut Work<'_>) {
    work.outside_code(|work, text| {
        let mut lines = Vec::new();
        for line in text.split('\n') {
            let words = line.trim();
            if words.starts_with("{:") && words.ends_with('}') {
                work.report
                    .push(format!("attributes were left out: {words}"));
            } else {
                lines.push(line);
            }
        }
        lines.join("\n")
    });
}
