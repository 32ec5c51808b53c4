//! Diagnostics as SARIF 2.1.0 (OASIS), for code hosts.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Code, Diagnostic, json, section};

/// Characters to percent-encode in the path of a URI.
const NOT_IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Returns the log of one run.
pub(crate) fn log(diagnostics: &[Diagnostic]) -> String {
    let rules: Vec<Value> = Code::ALL.iter().map(|&code| rule(code)).collect();
    let results: Vec<Value> = diagnostics.iter().map(result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "press check",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    json::escape_controls_in_json(&format!("{log:#}"))
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.summary() },
        "help": { "text": section(code.name()).unwrap_or(code.summary()) },
        "defaultConfiguration": { "level": code.severity().name() },
    })
}

fn result(diagnostic: &Diagnostic) -> Value {
    let file = utf8_percent_encode(&diagnostic.file, NOT_IN_PATH).to_string();
    let mut location = json!({ "artifactLocation": { "uri": file } });
    if let Some(excerpt) = &diagnostic.excerpt {
        location["region"] = json!({
            "startLine": excerpt.line,
            "startColumn": excerpt.column,
            "endLine": excerpt.end_line,
            "endColumn": excerpt.end_column,
        });
    }
    let message = match &diagnostic.help {
        Some(help) => format!("{}. Help: {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let index = Code::ALL.iter().position(|&code| code == diagnostic.code);
    json!({
        "ruleId": diagnostic.code.name(),
        "ruleIndex": index,
        "level": diagnostic.severity().name(),
        "message": { "text": message },
        "locations": [{ "physicalLocation": location }],
    })
}
