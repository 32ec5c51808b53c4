//! Files of the built site that a browser loads, and their sizes.

use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use crate::failure::Failure;

/// File of the site, or the sum of several; sizes in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) raw: u64,
    pub(super) brotli: u64,
}

/// Sums up the files of these names; fails if the site lacks one of them.
pub(super) fn sum(files: &[File], name: &str, names: &BTreeSet<&str>) -> Result<File, Failure> {
    let mut total = File {
        name: name.to_owned(),
        raw: 0,
        brotli: 0,
    };
    for wanted in names {
        let file = files
            .iter()
            .find(|file| file.name == *wanted)
            .ok_or_else(|| {
                Failure::new(
                    format!("dist/ lacks {wanted}, which its pages name"),
                    "run `cargo xtask build`",
                )
            })?;
        total.raw += file.raw;
        total.brotli += file.brotli;
    }
    Ok(total)
}

/// Measures the files that a browser loads for any article: code, style, page and fonts.
pub(super) fn measure(dist: &Path) -> Result<Vec<File>, Failure> {
    let missing = || Failure::new("dist/index.html does not exist", "run `cargo xtask build`");
    let mut files = Vec::new();
    let mut has_page = false;
    for path in code_files(dist).map_err(|_| missing())? {
        let name = path
            .strip_prefix(dist)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        has_page |= name == "index.html";
        let bytes = fs::read(&path)
            .map_err(|error| Failure::new(format!("{name} cannot be read"), error.to_string()))?;
        // WOFF2 is compressed by Brotli already.
        let brotli = if ending(&name) == "woff2" {
            bytes.len()
        } else {
            brotli_size(&bytes)
        };
        files.push(File {
            name,
            raw: bytes.len() as u64,
            brotli: brotli as u64,
        });
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    if has_page { Ok(files) } else { Err(missing()) }
}

/// Lists the code outside the articles' folder, and the first page for all pages, which are alike.
fn code_files(dist: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![dist.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                if path != dist.join("articles") {
                    folders.push(path);
                }
                continue;
            }
            let name = path.to_string_lossy();
            if matches!(ending(&name), "wasm" | "js" | "css" | "woff2")
                || path == dist.join("index.html")
            {
                files.push(path);
            }
        }
    }
    Ok(files)
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Returns the length at Brotli's highest quality, in bytes: the one that hosts of static files send.
pub(crate) fn brotli_size(bytes: &[u8]) -> usize {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    match writer.write_all(bytes) {
        Ok(()) => writer.into_inner().len(),
        Err(_) => bytes.len(),
    }
}
