//! Recorded sizes, and the growth that they allow.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::failure::Failure;

/// Allowed growth above the recorded size, in percent.
pub(super) const ALLOWED_GROWTH_PERCENT: u64 = 2;

/// File of the recorded sizes.
pub(super) const RECORD_FILE: &str = "xtask/size.json";

/// Compressed sizes in bytes, by name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// Code that a reader downloads on a path.
    pub(super) paths: BTreeMap<String, u64>,
    /// Own file of each part.
    pub(super) parts: BTreeMap<String, u64>,
}

impl Record {
    /// Reads a record; none if the text is not one.
    pub(super) fn from_json(text: &str) -> Option<Self> {
        let json: Value = serde_json::from_str(text).ok()?;
        let sizes = |key: &str| -> Option<BTreeMap<String, u64>> {
            let sizes = json.get(key)?.as_object()?.iter();
            sizes
                .map(|(name, size)| Some((name.clone(), size.as_u64()?)))
                .collect()
        };
        Some(Self {
            paths: sizes("paths")?,
            parts: sizes("parts")?,
        })
    }

    /// Writes the record as text.
    pub(super) fn to_json(&self) -> String {
        format!(
            "{:#}\n",
            json!({ "paths": self.paths, "parts": self.parts })
        )
    }

    /// Compares sizes with this record; fails if any grew by too much, or is not recorded.
    pub(super) fn check(&self, now: &Self) -> Result<(), Failure> {
        let mut grown = compare("path", &self.paths, &now.paths)?;
        grown.extend(compare("own file of part", &self.parts, &now.parts)?);
        if grown.is_empty() {
            return Ok(());
        }
        Err(Failure::new(
            format!(
                "more than {ALLOWED_GROWTH_PERCENT} % above {RECORD_FILE}: {}",
                grown.join("; ")
            ),
            "find the cause, or accept the new sizes with `cargo xtask size --record`",
        ))
    }
}

/// Describes each size that grew by too much.
fn compare(
    kind: &str,
    recorded: &BTreeMap<String, u64>,
    now: &BTreeMap<String, u64>,
) -> Result<Vec<String>, Failure> {
    let mut grown = Vec::new();
    for (name, &size) in now {
        let &before = recorded
            .get(name)
            .ok_or_else(|| no_record(&format!("the size of the {kind} `{name}`")))?;
        if size * 100 > before * (100 + ALLOWED_GROWTH_PERCENT) {
            grown.push(format!(
                "{kind} `{name}` grew by {} bytes, from {before} to {size}",
                size - before
            ));
        }
    }
    Ok(grown)
}

/// Describes a record that lacks something.
pub(super) fn no_record(what: &str) -> Failure {
    Failure::new(
        format!("{RECORD_FILE} lacks {what}"),
        "run `cargo xtask size --record`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(path: u64, part: u64) -> Record {
        Record {
            paths: [("library".to_owned(), path)].into(),
            parts: [("app".to_owned(), part)].into(),
        }
    }

    #[test]
    fn growth_is_allowed_up_to_two_percent() {
        let before = record(100_000, 50_000);
        assert!(before.check(&record(102_000, 51_000)).is_ok());
        assert!(before.check(&record(10_000, 5_000)).is_ok());
        assert!(before.check(&record(102_001, 50_000)).is_err());
        assert!(before.check(&record(100_000, 51_001)).is_err());
    }

    #[test]
    fn the_failure_names_all_that_grew_by_how_much_and_what_to_do() {
        let failure = record(1000, 500).check(&record(1100, 550)).unwrap_err();
        assert_eq!(
            failure.to_string(),
            "more than 2 % above xtask/size.json: path `library` grew by 100 bytes, from 1000 to 1100; \
             own file of part `app` grew by 50 bytes, from 500 to 550: \
             find the cause, or accept the new sizes with `cargo xtask size --record`"
        );
    }

    #[test]
    fn a_size_that_is_not_recorded_fails() {
        let mut now = record(1, 1);
        now.parts.insert("rare".to_owned(), 1);
        let failure = record(1, 1).check(&now).unwrap_err().to_string();
        assert!(failure.contains("part `rare`"), "{failure}");
        assert!(failure.contains("--record"), "{failure}");
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let written = record(123_456, 7);
        assert_eq!(Record::from_json(&written.to_json()), Some(written));
        for text in ["not JSON", "{}", r#"{"paths": {"a": "b"}, "parts": {}}"#] {
            assert_eq!(Record::from_json(text), None, "{text}");
        }
    }
}
