//! Paths in a module that lead to other modules of its crate.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{Attribute, ImplItemFn, Item, ItemUse, Macro, Meta, UseTree, visit::Visit};

use super::source::{SourceModule, is_for_tests};

/// Path from the crate's root, and the line that has it.
type Located = (Vec<String>, usize);

/// Names at the root of a crate: its modules, and the names that it imports from them by `use`.
pub(super) struct RootNames {
    modules: BTreeSet<String>,
    /// The module that each re-exported name comes from.
    imported: BTreeMap<String, String>,
}

impl RootNames {
    /// Collects the names of a crate.
    pub(super) fn of_crate(modules: &[SourceModule]) -> Self {
        let top = modules.iter().filter(|module| module.path.len() == 1);
        let mut names = Self {
            modules: top.flat_map(|module| module.path.clone()).collect(),
            imported: BTreeMap::new(),
        };
        for root in modules.iter().filter(|module| module.path.is_empty()) {
            for (name, path) in imports(&root.items) {
                let path = absolute(&root.path, &path).unwrap_or(path);
                let Some(module) = path.first().filter(|first| names.modules.contains(*first))
                else {
                    continue;
                };
                if name == "*" {
                    let of_module = modules.iter().filter(|other| other.path == path[..1]);
                    for item in of_module.flat_map(|module| declared(&module.items)) {
                        names.imported.entry(item).or_insert_with(|| module.clone());
                    }
                } else {
                    names.imported.insert(name, module.clone());
                }
            }
        }
        names
    }

    /// The top-level modules.
    pub(super) fn modules(&self) -> impl Iterator<Item = &str> {
        self.modules.iter().map(String::as_str)
    }

    /// Returns the top-level module that a path from the crate's root leads to.
    pub(super) fn module_of(&self, path: &[String]) -> Option<&str> {
        let first = path.first()?;
        self.modules
            .get(first)
            .or_else(|| self.imported.get(first))
            .map(String::as_str)
    }
}

/// Visitor that collects the paths of one module.
pub(super) struct References<'m> {
    module: &'m SourceModule,
    /// Paths that begin with `crate`, `self` or `super`, resolved to the crate's root.
    found: Vec<Located>,
    /// Other paths, which mean a name of the root only where the module imports all of them.
    relative: Vec<Located>,
}

impl<'m> References<'m> {
    /// Collects the paths of a module, each as the crate's root sees it.
    pub(super) fn of_module(module: &'m SourceModule, names: &RootNames) -> Vec<Located> {
        let mut references = Self {
            module,
            found: Vec::new(),
            relative: Vec::new(),
        };
        for item in &module.items {
            references.visit_item(item);
        }
        let imports_root = references.found.iter().any(|(path, _)| path == &["*"]);
        let mut found = references.found;
        if imports_root {
            let known = references.relative.into_iter();
            found.extend(known.filter(|(path, _)| names.module_of(path).is_some()));
        }
        found
    }

    fn add(&mut self, path: Vec<String>, line: usize) {
        match absolute(&self.module.path, &path) {
            Some(path) => self.found.push((path, line)),
            None => self.relative.push((path, line)),
        }
    }

    /// Looks for paths in the tokens of a macro call or an attribute, which have no syntax tree.
    fn scan(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() => {
                    colons += 1;
                    continue;
                }
                TokenTree::Ident(ident) if colons == 2 => {
                    path.push(ident.to_string());
                    colons = 0;
                    continue;
                }
                _ => {}
            }
            self.add_scanned(std::mem::take(&mut path), line);
            colons = 0;
            match token {
                TokenTree::Ident(ident) => {
                    line = ident.span().start().line;
                    path.push(ident.to_string());
                }
                TokenTree::Group(group) => self.scan(group.stream()),
                TokenTree::Literal(literal) => {
                    self.scan_text(&literal.to_string(), literal.span().start().line);
                }
                TokenTree::Punct(_) => {}
            }
        }
        self.add_scanned(path, line);
    }

    fn add_scanned(&mut self, path: Vec<String>, line: usize) {
        if path.len() > 1 {
            self.add(path, line);
        }
    }

    /// Looks for a path that is written as text, such as in `#[serde(with = "crate::dates")]`.
    fn scan_text(&mut self, literal: &str, line: usize) {
        let text = literal.trim_matches('"');
        if text.starts_with("crate::") || text.starts_with("super::") {
            self.add(text.split("::").map(str::to_owned).collect(), line);
        }
    }
}

impl<'ast> Visit<'ast> for References<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        if !is_for_tests(&function.attrs) {
            syn::visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if is_for_tests(&item.attrs) {
            return;
        }
        let mut paths = Vec::new();
        expand(&item.tree, &mut Vec::new(), &mut paths);
        for (_, path, line) in paths {
            self.add(path, line);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some(first) = path.segments.first()
            && path.segments.len() > 1
            && path.leading_colon.is_none()
        {
            let segments = path.segments.iter();
            let names = segments.map(|segment| segment.ident.to_string());
            self.add(names.collect(), first.ident.span().start().line);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.scan(call.tokens.clone());
        syn::visit::visit_macro(self, call);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.scan(list.tokens.clone());
        }
    }
}

/// Resolves a path that begins with `crate`, `self` or `super` within a module; none for any other path.
fn absolute(module: &[String], path: &[String]) -> Option<Vec<String>> {
    let (first, mut rest) = path.split_first()?;
    let mut depth = match first.as_str() {
        "crate" => 0,
        "self" => module.len(),
        "super" => module.len().checked_sub(1)?,
        _ => return None,
    };
    while let Some(("super", after)) = rest
        .split_first()
        .map(|(word, after)| (word.as_str(), after))
    {
        depth = depth.checked_sub(1)?;
        rest = after;
    }
    Some([&module[..depth], rest].concat())
}

/// The names that the `use` items of a module bring in, with the paths that they mean.
fn imports(items: &[Item]) -> Vec<(String, Vec<String>)> {
    let mut paths = Vec::new();
    for item in items {
        if let Item::Use(item) = item
            && !is_for_tests(&item.attrs)
        {
            expand(&item.tree, &mut Vec::new(), &mut paths);
        }
    }
    paths
        .into_iter()
        .map(|(name, path, _)| (name, path))
        .collect()
}

/// Takes a `use` tree apart into the name, the path and the line of each import; a glob is the name `*`.
fn expand(
    tree: &UseTree,
    prefix: &mut Vec<Ident>,
    imports: &mut Vec<(String, Vec<String>, usize)>,
) {
    let line_of = |ident: &Ident| ident.span().start().line;
    match tree {
        UseTree::Path(path) => {
            prefix.push(path.ident.clone());
            expand(&path.tree, prefix, imports);
            prefix.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            let own = prefix.last().map(ToString::to_string).unwrap_or_default();
            imports.push((own, names(prefix), line_of(&name.ident)));
        }
        UseTree::Rename(rename) if rename.ident == "self" => {
            let own = rename.rename.to_string();
            imports.push((own, names(prefix), line_of(&rename.ident)));
        }
        UseTree::Name(name) => {
            let own = name.ident.to_string();
            let path = [names(prefix), vec![own.clone()]].concat();
            imports.push((own, path, line_of(&name.ident)));
        }
        UseTree::Rename(rename) => {
            let path = [names(prefix), vec![rename.ident.to_string()]].concat();
            imports.push((rename.rename.to_string(), path, line_of(&rename.ident)));
        }
        UseTree::Glob(_) => {
            let path = [names(prefix), vec!["*".to_owned()]].concat();
            let line = prefix.last().map_or(0, line_of);
            imports.push(("*".to_owned(), path, line));
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                expand(tree, prefix, imports);
            }
        }
    }
}

fn names(idents: &[Ident]) -> Vec<String> {
    idents.iter().map(ToString::to_string).collect()
}

/// The names that a module declares or imports.
fn declared(items: &[Item]) -> Vec<String> {
    let own = items.iter().filter_map(|item| match item {
        Item::Const(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Fn(item) => Some(item.sig.ident.to_string()),
        Item::Static(item) => Some(item.ident.to_string()),
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Trait(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        _ => None,
    });
    own.chain(imports(items).into_iter().map(|(name, _)| name))
        .filter(|name| name != "*")
        .collect()
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
