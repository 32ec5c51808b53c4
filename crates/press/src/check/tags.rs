//! Tags that are meant to be one: readers see two of them, each with a part of the articles.

use std::collections::BTreeMap;

use super::{code::Code, diagnostic::Diagnostic, front_matter, library::Catalogue};
use crate::slugs;

/// Tells tags that differ from one that is used more often, or first, in case or in how their letters are written only.
pub(super) fn check(catalogue: &Catalogue, found: &mut Vec<Diagnostic>) {
    let usual = usual(catalogue);
    for known in catalogue.values() {
        for tag in &known.tags {
            let Some(meant) = usual
                .get(&slugs::collision_key(tag))
                .filter(|meant| *meant != tag)
            else {
                continue;
            };
            let message = format!("the tag `{tag}` is called `{meant}` elsewhere");
            let place = front_matter::tag(&known.source, tag)
                .or_else(|| front_matter::value_of(&known.source, "tags"));
            found.push(
                known
                    .source
                    .tell_if_known(Code::TagAlike, place, message)
                    .help(format!(
                        "write `{meant}`, or the two have a page each, which some hosts take for one"
                    )),
            );
        }
    }
}

/// How each tag is written most often; of two ways that are as frequent, the one that comes first.
fn usual(catalogue: &Catalogue) -> BTreeMap<String, &str> {
    let mut ways = BTreeMap::<String, Vec<(&str, usize)>>::new();
    for tag in catalogue.values().flat_map(|known| &known.tags) {
        let ways = ways.entry(slugs::collision_key(tag)).or_default();
        match ways.iter_mut().find(|(way, _)| way == tag) {
            Some((_, count)) => *count += 1,
            None => ways.push((tag, 1)),
        }
    }
    // Of the greatest the last counts, so that they are gone through from behind.
    ways.into_iter()
        .filter_map(|(alike, ways)| {
            let (way, _) = ways.into_iter().rev().max_by_key(|&(_, count)| count)?;
            Some((alike, way))
        })
        .collect()
}
