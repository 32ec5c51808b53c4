//! The script that wasm-bindgen writes for the main program.

use crate::{
    failure::{Failure, Result},
    split::{LOAD_FUNCTION, LOADER_MODULE},
};

/// Source of the loader. It defines `partLoader`, which returns the function that loads a part.
const LOADER: &str = include_str!("loader.js");

/// Returns the script with the loader of parts in place of its import, and without the classes that nothing uses.
pub(crate) fn with_loader<'a>(
    script: &str,
    parts: impl Iterator<Item = &'a String>,
) -> Result<String> {
    let functions: Vec<String> = parts
        .map(|part| format!("  {LOAD_FUNCTION}{part}: partLoader(\"{part}\"),\n"))
        .collect();
    let script = without_unused_classes(script).replace("export { initSync, ", "export { ");
    if functions.is_empty() {
        return Ok(script);
    }
    let source = format!(" from \"{LOADER_MODULE}\"");
    let imports: Vec<&str> = script
        .lines()
        .filter(|line| line.starts_with("import * as ") && line.contains(&source))
        .collect();
    let name = |line: &str| line.split(' ').nth(3).unwrap_or_default().to_owned();
    let Some((first, others)) = imports.split_first() else {
        return Err(Failure::new(
            format!("the script of wasm-bindgen does not import {LOADER_MODULE}"),
            "splitting fits another version of wasm-bindgen",
        ));
    };
    let (functions, object) = (functions.concat(), name(first));
    let loader = format!("{LOADER}const {object} = {{\n  __proto__: null,\n{functions}}};\n");
    let mut script = script.replacen(first, &loader, 1);
    // wasm-bindgen imports the module once for each part.
    for line in others {
        let alias = format!("const {} = {object};", name(line));
        script = script.replacen(line, &alias, 1);
    }
    Ok(script)
}

/// Removes exported classes that no other code names. Dependencies export them for programs that call them from JavaScript.
fn without_unused_classes(script: &str) -> String {
    let names = script
        .lines()
        .filter_map(|line| line.strip_prefix("export class ")?.strip_suffix(" {"));
    let mut kept = script.to_owned();
    for name in names {
        let without = without_class(&kept, name);
        let is_unused = without.as_ref().is_some_and(|text| !text.contains(name));
        if let (true, Some(without)) = (is_unused, without) {
            kept = without;
        }
    }
    kept
}

/// Returns the script without a class and its registration for finalisation and disposal.
fn without_class(script: &str, name: &str) -> Option<String> {
    let rest = without_lines(script, &format!("export class {name} {{\n"), "\n}\n")?;
    let registry = format!("const {name}Finalization = ");
    let rest = without_lines(&rest, &registry, ";\n").unwrap_or(rest);
    let dispose = format!("if (Symbol.dispose) {name}.prototype");
    Some(without_lines(&rest, &dispose, "\n").unwrap_or(rest))
}

/// Returns the text without the passage from `start` to the end of `end`.
fn without_lines(text: &str, start: &str, end: &str) -> Option<String> {
    let from = text.find(start)?;
    let to = from + text[from..].find(end)? + end.len();
    Some([&text[..from], &text[to..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const IMPORT: &str = "import * as import1 from \"./__wasm_split.js\"\n";

    fn with_parts(script: &str, parts: &[&str]) -> Result<String> {
        let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        with_loader(script, parts.iter())
    }

    #[test]
    fn the_loader_replaces_the_import() {
        let script = with_parts(&format!("{IMPORT}let wasm;\n"), &["search"]).unwrap();
        assert!(!script.contains("import *"), "{script}");
        let table = "const import1 = {\n  __proto__: null,\n  __wasm_split_load_search: partLoader(\"search\"),\n};\n\nlet wasm;\n";
        assert!(script.ends_with(table), "{script}");
    }

    #[test]
    fn a_script_without_the_import_is_an_error_if_there_are_parts() {
        assert!(with_parts("let wasm;\n", &["search"]).is_err());
        assert_eq!(with_parts("let wasm;\n", &[]).unwrap(), "let wasm;\n");
    }

    #[test]
    fn only_the_initialiser_is_exported() {
        let script = with_parts("export { initSync, init as default };\n", &[]).unwrap();
        assert_eq!(script, "export { init as default };\n");
    }

    #[test]
    fn classes_that_nothing_names_are_removed() {
        let class = "export class Sink {\n    free() {\n        SinkFinalization.unregister(this);\n    }\n}\nif (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;\nconst SinkFinalization = (typeof FinalizationRegistry === 'undefined')\n    ? {}\n    : new FinalizationRegistry(ptr => wasm.free(ptr, 1));\n";
        let unused = format!("let a;\n{class}let b;\n");
        assert_eq!(with_parts(&unused, &[]).unwrap(), "let a;\nlet b;\n");
        let used = format!("{class}const made = Sink.__wrap(arg0);\n");
        assert_eq!(with_parts(&used, &[]).unwrap(), used);
    }
}
