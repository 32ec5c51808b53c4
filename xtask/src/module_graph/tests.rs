//! Graphs of small crates, written into temporary folders.

use std::fs;

use super::ModuleGraph;

/// Reads a crate from its files: the first is the root.
fn graph(files: &[(&str, &str)]) -> ModuleGraph {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    ModuleGraph::read(folder.path(), &folder.path().join(files[0].0)).unwrap()
}

fn edges(graph: &ModuleGraph) -> Vec<String> {
    let all = graph.edges.iter();
    all.flat_map(|(from, targets)| targets.keys().map(move |to| format!("{from} -> {to}")))
        .collect()
}

#[test]
fn a_circle_of_three_modules_is_found() {
    let graph = graph(&[
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "use crate::{b::{self, B}, d};"),
        ("b.rs", "pub struct B;\n\nfn f() -> crate::c::C { todo!() }"),
        (
            "c.rs",
            "pub struct C;\nfn f() { println!(\"{}\", crate::a::NAME) }",
        ),
        ("d.rs", "use std::fmt;"),
    ]);
    assert_eq!(edges(&graph), ["a -> b", "a -> d", "b -> c", "c -> a"]);
    let circles = graph.circles();
    assert_eq!(circles.len(), 1);
    assert_eq!(circles[0].modules(), ["a", "b", "c"]);
    let message = circles[0].to_string();
    assert!(message.starts_with("a -> b -> c -> a\n"), "{message}");
    assert!(message.contains("b.rs:3 -> crate::c::C"), "{message}");
    assert!(message.contains("c.rs:2 -> crate::a::NAME"), "{message}");
}

#[test]
fn a_crate_without_a_circle_has_none() {
    let graph = graph(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::b; use crate::c;"),
        ("b.rs", "use crate::c;"),
        ("c.rs", ""),
    ]);
    assert_eq!(edges(&graph), ["a -> b", "a -> c", "b -> c"]);
    assert!(graph.circles().is_empty());
}

#[test]
fn the_shortest_circle_is_named_and_the_other_modules_with_it() {
    let graph = graph(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::b;"),
        ("b.rs", "use crate::c;"),
        ("c.rs", "use crate::{a, b};"),
    ]);
    let circles = graph.circles();
    assert_eq!(circles[0].modules(), ["b", "c"]);
    let message = circles[0].to_string();
    assert!(message.contains("other circles join a, b, c"), "{message}");
}

#[test]
fn chains_of_super_lead_to_the_root() {
    let graph = graph(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "mod inner;"),
        (
            "a/inner.rs",
            "mod deep { use super::super::super::b; use super::Own; use self::x::Y; }",
        ),
        ("b.rs", ""),
    ]);
    assert_eq!(edges(&graph), ["a -> b"]);
    assert_eq!(graph.edges["a"]["b"].first.path, "crate::b");
}

#[test]
fn code_for_tests_does_not_count() {
    let graph = graph(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        (
            "a.rs",
            "#[cfg(test)] mod tests { use crate::b; }\n#[cfg(test)] mod more;\n#[cfg(test)] use crate::b;\n\
             #[cfg(not(test))] use crate::c;",
        ),
        ("b.rs", "#[cfg(all(test, unix))] fn f() { crate::c::g() }"),
        ("c.rs", ""),
    ]);
    assert_eq!(edges(&graph), ["a -> c"]);
}

#[test]
fn re_exports_count() {
    let graph = graph(&[
        (
            "lib.rs",
            "mod a; mod b; mod c; mod d; pub use c::C; pub use d::*;",
        ),
        ("a.rs", "pub use crate::b::B;"),
        ("b.rs", "fn f(_: crate::C) { crate::g() }"),
        ("c.rs", "pub struct C;"),
        ("d.rs", "pub fn g() {}"),
    ]);
    assert_eq!(edges(&graph), ["a -> b", "b -> c", "b -> d"]);
}

#[test]
fn a_module_that_imports_the_whole_root_names_modules_without_a_prefix() {
    let graph = graph(&[
        ("lib.rs", "mod a; mod b;"),
        (
            "a.rs",
            "use super::*;\nfn f() { b::g(); std::process::exit(1) }",
        ),
        ("b.rs", "pub fn g() {}"),
    ]);
    assert_eq!(edges(&graph), ["a -> b"]);
}

#[test]
fn files_are_found_as_the_compiler_finds_them() {
    let graph = graph(&[
        (
            "main.rs",
            "mod a; #[path = \"elsewhere/other.rs\"] mod b; mod c { mod d; }",
        ),
        ("a/mod.rs", "mod e;"),
        ("a/e.rs", "#[serde(with = \"crate::b\")] struct E;"),
        ("elsewhere/other.rs", "mod f;"),
        ("elsewhere/f.rs", "use crate::c;"),
        ("c/d.rs", "pub(in crate::c) struct D;"),
    ]);
    assert_eq!(edges(&graph), ["a -> b", "b -> c"]);
}

#[test]
fn a_file_that_does_not_parse_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("lib.rs");
    fs::write(&root, "fn f() {}\n\nfn {}\n").unwrap();
    let failure = ModuleGraph::read(folder.path(), &root).unwrap_err();
    assert!(
        failure.to_string().contains("lib.rs:3 is not valid Rust"),
        "{failure}"
    );
}
