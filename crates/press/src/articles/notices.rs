//! What was not honoured in an article, as `press build` tells it.

use std::collections::HashSet;

use crate::document_messages::{Notice, NoticeKind};

/// So many of one kind are told of an article: whoever has mended those knows the others.
pub(super) const MOST: usize = 20;

/// What is said of an article, each thing once; of those beyond [`MOST`] how many there are.
pub(super) fn warnings(name: &str, notices: &[Notice]) -> Vec<String> {
    let (mut told, mut counts) = (HashSet::new(), Vec::<(NoticeKind, usize)>::new());
    let mut warnings = Vec::new();
    for Notice {
        kind,
        line,
        message,
    } in notices
    {
        if !told.insert((line, message)) {
            continue;
        }
        let at = counts.iter().position(|(other, _)| other == kind);
        let at = at.unwrap_or_else(|| {
            counts.push((*kind, 0));
            counts.len() - 1
        });
        counts[at].1 += 1;
        if counts[at].1 <= MOST {
            let line = line.map_or_else(String::new, |line| format!(":{line}"));
            warnings.push(format!("articles/{name}{line}: {message}"));
        }
    }
    let more = counts.into_iter().filter(|(_, count)| *count > MOST);
    warnings.extend(more.map(|(_, count)| {
        let count = count - MOST;
        format!("articles/{name}: {count} more of one kind, which `press check --json` tells")
    }));
    warnings
}
