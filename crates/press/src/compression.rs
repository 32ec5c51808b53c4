//! Files that are compressed before they are asked for, as `.br` and `.gz` beside them, for servers that send those.
//!
//! Not so the folder of articles: publishers change what is in it on the deployed site, without building it again, and a
//! server would go on sending the compressed form of what was there before.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression as Level, write::GzEncoder};

use crate::{
    files,
    memory::{Compressed, Page},
    parallel, printing,
};

/// The endings of files that become smaller; pictures and fonts are compressed as they are.
const ENDINGS: [&str; 9] = [
    "css", "html", "js", "json", "md", "svg", "txt", "wasm", "xml",
];

/// Brotli's quality for the app's own files, which every reader loads and few builds change.
const BEST: i32 = 11;

/// Brotli's quality for what there may be ten thousand of: a page takes a millisecond. At 11 it would take forty, and be
/// 8 % smaller.
const QUICK: i32 = 5;

/// Files below this size in bytes fit into one packet as they are.
const SMALL: usize = 256;

/// The folder that is left alone.
const ARTICLES: &str = "articles/";

/// Whether files are compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compression {
    /// They are.
    Beforehand,
    /// They are not: the host does it, or nobody needs it.
    Left,
}

/// What is known of the files of a site.
pub(crate) struct Known<'a> {
    /// What was compressed before, by the paths below the root.
    pub(crate) compressed: &'a BTreeMap<String, Compressed>,
    /// The pages of articles as they are now, by their addresses.
    pub(crate) pages: &'a BTreeMap<String, Page>,
}

impl Known<'_> {
    fn page(&self, path: &str) -> Option<&Page> {
        self.pages.get(printing::slug_of(path)?)
    }
}

/// Compresses what is new or has changed, removes what belongs to no file any more, and says what there is then.
pub(crate) fn run(
    site: &Path,
    compression: Compression,
    known: &Known<'_>,
) -> Result<BTreeMap<String, Compressed>, String> {
    let paths = compressible(site)?;
    let done = match compression {
        Compression::Left => {
            for path in &paths {
                remove(&site.join(path))?;
            }
            BTreeMap::new()
        }
        Compression::Beforehand => parallel::try_map(&paths, |path| {
            Ok((path.clone(), compress(site, path, known)?))
        })?
        .into_iter()
        .collect(),
    };
    for path in known.compressed.keys() {
        if !site.join(path).is_file() {
            remove(&site.join(path))?;
        }
    }
    Ok(done)
}

/// Where the compressed forms of a file are.
pub(crate) fn beside(file: &Path) -> [PathBuf; 2] {
    ["br", "gz"].map(|ending| {
        let mut name = file.as_os_str().to_owned();
        name.push(".");
        name.push(ending);
        PathBuf::from(name)
    })
}

fn remove(file: &Path) -> Result<(), String> {
    let [br, gz] = beside(file);
    files::remove_if_there(&br)?;
    files::remove_if_there(&gz)
}

fn compress(site: &Path, path: &str, known: &Known<'_>) -> Result<Compressed, String> {
    let file = site.join(path);
    let before = known.compressed.get(path).filter(|it| is_there(&file, it));
    if let (Some(before), Some(page)) = (before, known.page(path))
        && before.file == page.page
    {
        return Ok(before.clone());
    }
    let bytes = fs::read(&file).map_err(|error| format!("cannot read {path}: {error}"))?;
    let fingerprint = document::fingerprint(&bytes);
    if let Some(before) = before.filter(|before| before.file == fingerprint) {
        return Ok(before.clone());
    }
    let [br, gz] = beside(&file);
    let problem = |error| format!("cannot compress {path}: {error}");
    Ok(Compressed {
        br: keep(
            &br,
            &bytes,
            &brotli(&bytes, quality(path)).map_err(problem)?,
        )?,
        gz: keep(&gz, &bytes, &gzip(&bytes).map_err(problem)?)?,
        file: fingerprint,
    })
}

/// Whether the compressed forms are there as they were left.
fn is_there(file: &Path, left: &Compressed) -> bool {
    let [br, gz] = beside(file).map(|path| fs::metadata(path).map(|it| it.len()).ok());
    (br, gz) == (left.br, left.gz)
}

/// Writes a compressed form where it is worth it, and says how large it is then.
fn keep(path: &Path, bytes: &[u8], compressed: &[u8]) -> Result<Option<u64>, String> {
    if bytes.len() < SMALL || compressed.len() >= bytes.len() {
        return files::remove_if_there(path).map(|()| None);
    }
    files::write(path, compressed).map(|()| Some(compressed.len() as u64))
}

/// The app's own files are in the site's root and no page of an article is.
fn quality(path: &str) -> i32 {
    if path.contains('/') { QUICK } else { BEST }
}

fn brotli(bytes: &[u8], quality: i32) -> std::io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut output = Vec::with_capacity(bytes.len() / 2);
    brotli::BrotliCompress(&mut &*bytes, &mut output, &parameters)?;
    Ok(output)
}

/// Without a name or a time, so that the same file gives the same bytes.
fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Level::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// The paths of what can be compressed, below the root, with `/` between their parts; hidden files are nobody's to serve.
fn compressible(site: &Path) -> Result<Vec<String>, String> {
    let fits = |name: &str| {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| ENDINGS.contains(&ending))
    };
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let (names, inner) = files::list_both(&site.join(&folder))?;
        let visible = |name: &String| !name.starts_with('.');
        let path = |name: String| folder.clone() + &name;
        found.extend(
            names
                .into_iter()
                .filter(visible)
                .filter(|name| fits(name))
                .map(path),
        );
        let inner = inner
            .into_iter()
            .filter(visible)
            .map(|name| path(name) + "/");
        folders.extend(inner.filter(|folder| folder != ARTICLES));
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests;
