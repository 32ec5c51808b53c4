//! Merging of WebAssembly modules that the splitter wrote. They import memory, table and globals of the main program, export
//! nothing, and call each other through the table, so their sections are put one after the other.

use std::collections::BTreeMap;

use wasm_encoder::{
    CodeSection, DataSection, ElementSection, EntityType, FunctionSection, ImportSection, Module,
    TypeSection,
    reencode::{Error, Reencode},
};
use wasmparser::{Imports, Parser, Payload, TypeRef};

use crate::failure::{Failure, Result};

/// Merges modules into one.
pub(crate) fn merge(modules: &[&[u8]]) -> Result<Vec<u8>> {
    if let [module] = modules {
        return Ok(module.to_vec());
    }
    let mut merged = Merged::default();
    for module in modules {
        merged.add(module)?;
    }
    Ok(merged.finish())
}

#[derive(Default)]
struct Merged {
    types: TypeSection,
    imports: ImportSection,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
    /// Index of each imported global by its name.
    globals: BTreeMap<(String, String), u32>,
    has_memory: bool,
    has_table: bool,
    function_count: u32,
}

/// Indices of a module's items in the merged one.
struct Shift {
    types: u32,
    functions: u32,
    /// Index of each global.
    globals: Vec<u32>,
}

impl Reencode for Shift {
    type Error = std::convert::Infallible;

    fn type_index(&mut self, index: u32) -> std::result::Result<u32, Error<Self::Error>> {
        Ok(index + self.types)
    }

    fn function_index(&mut self, index: u32) -> std::result::Result<u32, Error<Self::Error>> {
        Ok(index + self.functions)
    }

    fn global_index(&mut self, index: u32) -> std::result::Result<u32, Error<Self::Error>> {
        Ok(self.globals.get(index as usize).copied().unwrap_or(index))
    }
}

impl Merged {
    fn add(&mut self, wasm: &[u8]) -> Result<()> {
        let mut shift = Shift {
            types: self.types.len(),
            functions: self.function_count,
            globals: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.map_err(|error| unreadable(&error))? {
                Payload::TypeSection(section) => {
                    shift
                        .parse_type_section(&mut self.types, section)
                        .map_err(|error| unreadable(&error))?;
                }
                Payload::ImportSection(section) => {
                    for imports in section {
                        match imports.map_err(|error| unreadable(&error))? {
                            Imports::Single(_, import) => self.import(&import, &mut shift)?,
                            _ => return Err(unreadable(&"grouped imports")),
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    self.function_count += section.count();
                    shift
                        .parse_function_section(&mut self.functions, section)
                        .map_err(|error| unreadable(&error))?;
                }
                Payload::ElementSection(section) => {
                    shift
                        .parse_element_section(&mut self.elements, section)
                        .map_err(|error| unreadable(&error))?;
                }
                Payload::CodeSectionEntry(body) => {
                    shift
                        .parse_function_body(&mut self.code, body)
                        .map_err(|error| unreadable(&error))?;
                }
                Payload::DataSection(section) => {
                    shift
                        .parse_data_section(&mut self.data, section)
                        .map_err(|error| unreadable(&error))?;
                }
                Payload::ExportSection(section) if section.count() > 0 => {
                    return Err(unreadable(&"a part has exports"));
                }
                Payload::GlobalSection(section) if section.count() > 0 => {
                    return Err(unreadable(&"a part has globals"));
                }
                Payload::StartSection { .. } => {
                    return Err(unreadable(&"a part has a start function"));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Adds an import, unless an earlier module has the same.
    fn import(&mut self, import: &wasmparser::Import<'_>, shift: &mut Shift) -> Result<()> {
        let is_new = match import.ty {
            TypeRef::Memory(_) => !std::mem::replace(&mut self.has_memory, true),
            TypeRef::Table(_) => !std::mem::replace(&mut self.has_table, true),
            TypeRef::Global(_) => {
                let key = (import.module.to_owned(), import.name.to_owned());
                let next = u32::try_from(self.globals.len()).unwrap_or_default();
                let known = self.globals.len();
                shift.globals.push(*self.globals.entry(key).or_insert(next));
                self.globals.len() > known
            }
            _ => return Err(unreadable(&"an import that split modules do not have")),
        };
        if is_new {
            let entity: EntityType = shift
                .entity_type(import.ty)
                .map_err(|error| unreadable(&error))?;
            self.imports.import(import.module, import.name, entity);
        }
        Ok(())
    }

    fn finish(self) -> Vec<u8> {
        let mut module = Module::new();
        module
            .section(&self.types)
            .section(&self.imports)
            .section(&self.functions)
            .section(&self.elements)
            .section(&self.code)
            .section(&self.data);
        module.finish()
    }
}

fn unreadable(error: &dyn std::fmt::Display) -> Failure {
    Failure::new(
        format!("the parts of the program cannot be merged: {error}"),
        "splitting fits another version of wasm_split_cli_support",
    )
}
