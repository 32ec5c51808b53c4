//! Reads all modules of a crate, as the compiler finds them: from the root file along its `mod` items.

use std::{
    fs,
    path::{Path, PathBuf},
};

use syn::{Attribute, Expr, ExprLit, Item, ItemMod, Lit, Meta};

use crate::failure::Failure;

/// Module with its items, apart from those of its own modules.
pub(super) struct SourceModule {
    /// Names from the crate's root on; empty for the root itself.
    pub(super) path: Vec<String>,
    pub(super) file: PathBuf,
    pub(super) items: Vec<Item>,
}

/// Reads a crate from its root file. Modules below `#[cfg(test)]` are left out.
pub(super) fn read_crate(root: &Path) -> Result<Vec<SourceModule>, Failure> {
    let mut modules = Vec::new();
    let folder = root.parent().unwrap_or(Path::new(""));
    read_file(root, folder, Vec::new(), &mut modules)?;
    Ok(modules)
}

/// Reads a file and the modules declared in it; `folder` holds the files of those.
fn read_file(
    file: &Path,
    folder: &Path,
    path: Vec<String>,
    modules: &mut Vec<SourceModule>,
) -> Result<(), Failure> {
    let text = fs::read_to_string(file).map_err(|error| {
        Failure::new(
            format!("{} cannot be read", file.display()),
            error.to_string(),
        )
    })?;
    let syntax = syn::parse_file(&text).map_err(|error| {
        Failure::new(
            format!(
                "{}:{} is not valid Rust",
                file.display(),
                error.span().start().line
            ),
            error.to_string(),
        )
    })?;
    add_module(file, folder, path, syntax.items, modules)
}

fn add_module(
    file: &Path,
    folder: &Path,
    path: Vec<String>,
    items: Vec<Item>,
    modules: &mut Vec<SourceModule>,
) -> Result<(), Failure> {
    let mut own = Vec::new();
    for item in items {
        match item {
            Item::Mod(module) if is_for_tests(&module.attrs) => {}
            Item::Mod(module) => {
                let name = module.ident.to_string();
                let path = [path.as_slice(), std::slice::from_ref(&name)].concat();
                let inner = folder.join(&name);
                match module.content {
                    Some((_, items)) => add_module(file, &inner, path, items, modules)?,
                    None => read_declared(&module, file, folder, path, modules)?,
                }
            }
            item => own.push(item),
        }
    }
    modules.push(SourceModule {
        path,
        file: file.to_owned(),
        items: own,
    });
    Ok(())
}

/// Reads the file of a module that is declared without a body.
fn read_declared(
    module: &ItemMod,
    parent: &Path,
    folder: &Path,
    path: Vec<String>,
    modules: &mut Vec<SourceModule>,
) -> Result<(), Failure> {
    let name = module.ident.to_string();
    if let Some(given) = path_attribute(&module.attrs) {
        let file = parent.parent().unwrap_or(folder).join(given);
        let inner = file.parent().unwrap_or(folder).to_owned();
        return read_file(&file, &inner, path, modules);
    }
    let plain = folder.join(format!("{name}.rs"));
    let inner = folder.join(&name);
    if plain.is_file() {
        read_file(&plain, &inner, path, modules)
    } else {
        read_file(&inner.join("mod.rs"), &inner, path, modules)
    }
}

/// The value of `#[path = "…"]`.
fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| {
        let Meta::NameValue(pair) = &attribute.meta else {
            return None;
        };
        match &pair.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) if pair.path.is_ident("path") => Some(text.value()),
            _ => None,
        }
    })
}

/// Reports whether an item is compiled for tests only: `#[cfg(test)]`, or a condition that asks for it among others.
pub(super) fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else {
            return false;
        };
        let condition = list.tokens.to_string();
        let mut words = condition.split(|c: char| !c.is_alphanumeric() && c != '_');
        list.path.is_ident("cfg")
            && words.clone().any(|word| word == "test")
            && !words.any(|word| matches!(word, "not" | "any"))
    })
}
