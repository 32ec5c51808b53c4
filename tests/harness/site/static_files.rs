//! Lookup of files as on a plain static host.

use std::{fs, path::Path};

use percent_encoding::percent_decode_str;

use super::Files;

/// Result of a lookup.
#[derive(Debug)]
pub(crate) enum Lookup {
    /// File, or the index of a folder.
    File(File),
    /// Path of a folder with the final slash that the request lacked.
    Redirect(String),
    /// No such file; with the site's page for this case, if it has one.
    Missing(Option<File>),
}

/// File with its content type.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) content_type: &'static str,
    pub(crate) bytes: Vec<u8>,
}

/// Looks up an undecoded path below the site's base; `query` has its `?`, or is empty.
pub(crate) fn find(files: &Files, base: &str, path: &str, query: &str) -> Lookup {
    let name = decode(path);
    let missing = || Lookup::Missing(read(files, "404.html"));
    if name.split('/').any(|part| part == "..") {
        return missing();
    }
    let index = |folder: &str| format!("{folder}index.html");
    if name.is_empty() || name.ends_with('/') {
        return read(files, &index(&name)).map_or_else(missing, Lookup::File);
    }
    if let Some(file) = read(files, &name) {
        return Lookup::File(file);
    }
    if files.has(&index(&format!("{name}/"))) {
        return Lookup::Redirect(format!("{base}{path}/{query}"));
    }
    missing()
}

/// Decodes a path.
pub(crate) fn decode(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

fn read(files: &Files, name: &str) -> Option<File> {
    Some(File {
        content_type: content_type(name),
        bytes: files.read(name)?,
    })
}

fn content_type(name: &str) -> &'static str {
    match Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str())
    {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("md") => "text/markdown; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

impl Files {
    /// Reads a file by its path below the base.
    pub(super) fn read(&self, name: &str) -> Option<Vec<u8>> {
        match self.replaced.get(name) {
            Some(replaced) => replaced.clone(),
            None => fs::read(self.folder.join(name)).ok(),
        }
    }

    fn has(&self, name: &str) -> bool {
        self.replaced
            .get(name)
            .map_or_else(|| self.folder.join(name).is_file(), Option::is_some)
    }
}
