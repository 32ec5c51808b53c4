//! Grouping of the code that several parts share. The splitter writes a file for each set of parts, which are dozens of small
//! ones; each costs a request and compresses badly.

use std::collections::{BTreeMap, BTreeSet};

use crate::{failure::Result, merge::merge, split::Program};

/// Parts that the app loads only after others, with these.
const FOLLOWS: &[(&str, &[&str])] = &[
    ("library", &["app"]),
    ("quotes", &["parse", "app"]),
    ("rare", &["parse"]),
    ("search_share", &["app"]),
];

/// Size up to which shared code is put together with other shared code, in bytes: about 3 kB compressed.
const MAX_SMALL: usize = 8_000;

/// Name of the file with the small shared code.
const SHARED: &str = "shared";

/// Merges shared code into fewer files. Code that is shared with a part that is loaded before joins that part; the small rest is one
/// file.
pub(crate) fn group(program: &mut Program) -> Result<()> {
    let own = own_files(&program.parts);
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (file, wasm) in &program.files {
        let group = if own.contains(file) {
            file.clone()
        } else {
            group_of(file, wasm.len(), &program.parts)
        };
        groups.entry(group).or_default().push(file.clone());
    }
    let mut files = BTreeMap::new();
    let mut renamed = BTreeMap::new();
    for (group, members) in groups {
        let modules: Vec<&[u8]> = members
            .iter()
            .filter_map(|file| program.files.get(file).map(Vec::as_slice))
            .collect();
        files.insert(group.clone(), merge(&modules)?);
        renamed.extend(members.into_iter().map(|file| (file, group.clone())));
    }
    program.files = files;
    for names in program.parts.values_mut() {
        *names = regrouped(names, &renamed);
    }
    Ok(())
}

/// Returns the file of each part that only it needs.
fn own_files(parts: &BTreeMap<String, Vec<String>>) -> BTreeSet<String> {
    parts
        .values()
        .filter_map(|files| files.last().cloned())
        .collect()
}

/// Returns the group of a file that several parts share.
fn group_of(file: &str, size: usize, parts: &BTreeMap<String, Vec<String>>) -> String {
    let users: BTreeSet<&str> = parts
        .iter()
        .filter(|(_, files)| files.iter().any(|name| name == file))
        .map(|(part, _)| part.as_str())
        .collect();
    let mut first = users.iter().filter(|part| {
        let before = FOLLOWS.iter().find(|(follower, _)| follower == *part);
        !before.is_some_and(|(_, before)| before.iter().any(|part| users.contains(part)))
    });
    match (first.next(), first.next()) {
        (Some(part), None) => parts
            .get(*part)
            .and_then(|files| files.last().cloned())
            .unwrap_or_else(|| file.to_owned()),
        _ if size <= MAX_SMALL => SHARED.to_owned(),
        _ => file.to_owned(),
    }
}

/// Returns the groups of files, each once, the last file's group last.
fn regrouped(files: &[String], groups: &BTreeMap<String, String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for file in files.iter().rev() {
        let group = groups.get(file).unwrap_or(file);
        if !names.contains(group) {
            names.push(group.clone());
        }
    }
    names.reverse();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> BTreeMap<String, Vec<String>> {
        [
            ("app", "chunk_1 chunk_2 split_app"),
            ("parse", "chunk_2 chunk_3 split_parse"),
            ("quotes", "chunk_1 chunk_2 chunk_3 split_quotes"),
            ("search_share", "chunk_1 split_search_share"),
        ]
        .into_iter()
        .map(|(part, files)| {
            let files = files.split(' ').map(str::to_owned).collect();
            (part.to_owned(), files)
        })
        .collect()
    }

    #[test]
    fn code_shared_with_an_earlier_part_joins_it() {
        assert_eq!(group_of("chunk_1", 50_000, &parts()), "split_app");
        assert_eq!(group_of("chunk_3", 50_000, &parts()), "split_parse");
    }

    #[test]
    fn code_shared_by_parts_of_different_pages_stays_apart() {
        assert_eq!(group_of("chunk_2", 50_000, &parts()), "chunk_2");
        assert_eq!(group_of("chunk_2", 5_000, &parts()), SHARED);
    }

    #[test]
    fn a_part_needs_each_group_once_and_its_own_last() {
        let groups = [
            ("chunk_1", "split_app"),
            ("chunk_2", SHARED),
            ("chunk_3", SHARED),
        ];
        let groups = groups
            .map(|(file, group)| (file.to_owned(), group.to_owned()))
            .into();
        let files = ["chunk_1", "chunk_2", "chunk_3", "split_quotes"].map(str::to_owned);
        assert_eq!(
            regrouped(&files, &groups),
            ["split_app", SHARED, "split_quotes"]
        );
    }
}
