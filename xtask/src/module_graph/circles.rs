//! Strongly connected groups of a directed graph, and the shortest circle in each.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Groups of at least two nodes that can all be reached from each other, each in alphabetical order.
///
/// The graphs are small (some dozens of modules), so that a search from every node is quick enough.
pub(super) fn entangled<'g>(
    nodes: &[&'g str],
    targets: &dyn Fn(&str) -> Vec<&'g str>,
) -> Vec<Vec<&'g str>> {
    let reachable: BTreeMap<&str, BTreeSet<&str>> = nodes
        .iter()
        .map(|node| (*node, reachable(node, targets)))
        .collect();
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for node in nodes {
        if groups.iter().flatten().any(|known| known == node) {
            continue;
        }
        let group: Vec<&str> = nodes
            .iter()
            .filter(|other| reachable[node].contains(*other) && reachable[*other].contains(node))
            .copied()
            .collect();
        if group.len() > 1 {
            groups.push(group);
        }
    }
    groups
}

/// All nodes that can be reached in one step or more.
fn reachable<'g>(from: &str, targets: &dyn Fn(&str) -> Vec<&'g str>) -> BTreeSet<&'g str> {
    let mut found = BTreeSet::new();
    let mut open = targets(from);
    while let Some(node) = open.pop() {
        if found.insert(node) {
            open.extend(targets(node));
        }
    }
    found
}

/// The shortest circle through any node of a group; of several, the first in alphabetical order.
pub(super) fn shortest<'g>(
    group: &[&'g str],
    targets: &dyn Fn(&str) -> Vec<&'g str>,
) -> Vec<&'g str> {
    group
        .iter()
        .map(|start| shortest_through(start, group, targets))
        .filter(|circle| !circle.is_empty())
        .min_by_key(Vec::len)
        .unwrap_or_default()
}

fn shortest_through<'g>(
    start: &'g str,
    group: &[&'g str],
    targets: &dyn Fn(&str) -> Vec<&'g str>,
) -> Vec<&'g str> {
    let mut previous: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(node) = open.pop_front() {
        for target in targets(node) {
            if target == start {
                return path_back(node, &previous);
            }
            if group.contains(&target) && !previous.contains_key(target) {
                previous.insert(target, node);
                open.push_back(target);
            }
        }
    }
    Vec::new()
}

/// The way from the start of a search to one of its nodes.
fn path_back<'g>(end: &'g str, previous: &BTreeMap<&'g str, &'g str>) -> Vec<&'g str> {
    let mut path = vec![end];
    while let Some(node) = path.last().and_then(|node| previous.get(node)) {
        path.push(node);
    }
    path.reverse();
    path
}
