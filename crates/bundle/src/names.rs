//! Short names for imports and exports, the same in the script, the main program and the parts.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::{
    ExportSection, ImportSection, Module, RawSection,
    reencode::{Reencode, RoundtripReencoder},
};
use wasmparser::{Export, Import, Imports, Parser, Payload};

use crate::{
    failure::{Failure, Result},
    split::{MAIN_MODULE, Program},
};

/// New names by old ones.
type Names = BTreeMap<String, String>;

/// Shortens the names, and removes the exports that neither the script nor a part names. Returns the script.
pub(crate) fn shorten(program: &mut Program, script: &str) -> Result<String> {
    let mut needed: BTreeSet<&str> = identifiers(script).map(|(_, name)| name).collect();
    let mut imported = BTreeSet::new();
    for wasm in program.files.values() {
        imported.extend(imports(wasm)?.into_iter().map(|import| import.name));
    }
    needed.extend(imported);
    let main_imports = imports(&program.main)?;
    let modules = main_imports.iter().map(|import| import.module);
    let modules = short_names(modules);
    let exports = exports(&program.main)?;
    let exports = exports.iter().map(|export| export.name);
    let names = [MAIN_MODULE].into_iter().chain(exports);
    let names = names.chain(main_imports.iter().map(|import| import.name));
    let names = short_names(names.filter(|name| needed.contains(name) && is_generated(name)));
    let main = rename(&program.main, &modules, &names, Some(&needed))?;
    let mut files = BTreeMap::new();
    for (file, wasm) in &program.files {
        files.insert(file.clone(), rename(wasm, &names, &names, None)?);
    }
    let script = rename_in_script(script, &modules, &names);
    program.main = main;
    program.files = files;
    Ok(script)
}

/// Returns whether a name was made by a tool: a script may use any other name for something else.
fn is_generated(name: &str) -> bool {
    name.starts_with("__") || name.starts_with("wasm_bindgen__")
}

/// Gives each name a short one, in the order of their first occurrence.
fn short_names<'a>(names: impl Iterator<Item = &'a str>) -> Names {
    let mut short = Names::new();
    for name in names {
        let next = short.len();
        short
            .entry(name.to_owned())
            .or_insert_with(|| short_name(next));
    }
    short
}

/// Returns the name of a number: `a` to `z`, `A` to `Z`, `aa` and so on.
fn short_name(number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let last = char::from(LETTERS[number % LETTERS.len()]);
    match (number / LETTERS.len()).checked_sub(1) {
        Some(rest) => short_name(rest) + last.encode_utf8(&mut [0; 4]),
        None => last.into(),
    }
}

fn imports(wasm: &[u8]) -> Result<Vec<Import<'_>>> {
    let mut all = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload.map_err(|error| unreadable(&error))? {
            for imports in section {
                match imports.map_err(|error| unreadable(&error))? {
                    Imports::Single(_, import) => all.push(import),
                    _ => return Err(unreadable(&"grouped imports")),
                }
            }
        }
    }
    Ok(all)
}

fn exports(wasm: &[u8]) -> Result<Vec<Export<'_>>> {
    let mut all = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ExportSection(section) = payload.map_err(|error| unreadable(&error))? {
            for export in section {
                all.push(export.map_err(|error| unreadable(&error))?);
            }
        }
    }
    Ok(all)
}

/// Returns a program with other names of its imports' modules, and of its imports and exports. Exports that are not needed go; `None`
/// needs all. The names of functions, for debugging, go too.
fn rename(
    wasm: &[u8],
    modules: &Names,
    names: &Names,
    needed: Option<&BTreeSet<&str>>,
) -> Result<Vec<u8>> {
    let renamed = |names: &Names, name: &str| names.get(name).cloned().unwrap_or(name.to_owned());
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(|error| unreadable(&error))?;
        match &payload {
            Payload::ImportSection(_) => {
                let mut section = ImportSection::new();
                for import in imports(wasm)? {
                    let import = Import {
                        module: &renamed(modules, import.module),
                        name: &renamed(names, import.name),
                        ty: import.ty,
                    };
                    RoundtripReencoder
                        .parse_import(&mut section, import)
                        .map_err(|error| unreadable(&error))?;
                }
                module.section(&section);
            }
            Payload::ExportSection(_) => {
                let mut section = ExportSection::new();
                let all = exports(wasm)?.into_iter();
                for export in
                    all.filter(|export| needed.is_none_or(|set| set.contains(export.name)))
                {
                    let name = &renamed(names, export.name);
                    RoundtripReencoder
                        .parse_export(&mut section, Export { name, ..export })
                        .map_err(|error| unreadable(&error))?;
                }
                module.section(&section);
            }
            Payload::CustomSection(custom) if custom.name() == "name" => {}
            _ => {
                if let Some((id, range)) = payload.as_section() {
                    let bounds = (usize::try_from(range.start), usize::try_from(range.end));
                    let data = match bounds {
                        (Ok(start), Ok(end)) => wasm.get(start..end),
                        _ => None,
                    };
                    let data = data.ok_or_else(|| unreadable(&"a section exceeds the file"))?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(module.finish())
}

fn unreadable(error: &dyn std::fmt::Display) -> Failure {
    Failure::new(
        "the program cannot be read",
        format!("{error}; build it again"),
    )
}

/// Renames modules in string literals, and names where they are properties: after a full stop, or before a colon. Functions of
/// the script have the same names as exports, and keep them.
fn rename_in_script(script: &str, modules: &Names, names: &Names) -> String {
    let mut renamed = String::with_capacity(script.len());
    let mut end = 0;
    for (start, name) in identifiers(script) {
        let after = start + name.len();
        let is_property = script[..start].ends_with('.') || script[after..].starts_with(':');
        if let (true, Some(short)) = (is_property, names.get(name)) {
            renamed.push_str(&script[end..start]);
            renamed.push_str(short);
            end = after;
        }
    }
    renamed.push_str(&script[end..]);
    for (module, short) in modules {
        renamed = renamed.replace(&format!("\"{module}\""), &format!("\"{short}\""));
    }
    renamed
}

/// Returns the words of a script that may be identifiers, with their positions in bytes.
fn identifiers(script: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let mut position = 0;
    std::iter::from_fn(move || {
        let start = position + script[position..].find(is_part)?;
        let rest = &script[start..];
        let length = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        position = start + length;
        Some((start, &rest[..length]))
    })
}

#[cfg(test)]
mod tests;
