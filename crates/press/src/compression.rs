//! Files that are compressed before they are asked for, as `.br` and `.gz` beside them, for servers that send those.
//!
//! Not so the folder of articles: publishers change what is in it on the deployed site, without building it again, and a
//! server would go on sending the compressed form of what was there before.

use std::{collections::BTreeMap, fs, io::Write, path::Path};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression as Level, write::GzEncoder};
use rayon::prelude::*;

use crate::{
    Error, Result,
    files::{self, FolderEntries},
    fingerprint,
    output::{Encoding, Output, Sibling},
    render::{
        page_writer::{self, CachedPage},
        shell,
    },
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
    /// The fingerprints of what was compressed before, by the paths below the root.
    pub(crate) compressed: &'a BTreeMap<String, String>,
    /// The pages of articles as they are now, by their addresses.
    pub(crate) pages: &'a BTreeMap<String, CachedPage>,
}

impl Known<'_> {
    fn page(&self, path: &str) -> Option<&CachedPage> {
        self.pages.get(page_writer::slug_of(path)?)
    }
}

/// Compresses what is new or has changed, removes what belongs to no file any more, and says what there is then. Forms that
/// the publisher has made stay.
pub(crate) fn run(
    output: &Output,
    compression: Compression,
    known: &Known<'_>,
) -> Result<BTreeMap<String, String>> {
    let paths = compressible(output.root())?;
    let done = match compression {
        Compression::Left => {
            for path in &paths {
                output.record_failure(remove(output, path));
            }
            BTreeMap::new()
        }
        Compression::Beforehand => paths
            .par_iter()
            .filter_map(|path| {
                let compressed = output.record_failure(compress(output, path, known))?;
                Some((path.clone(), compressed))
            })
            .collect(),
    };
    output.remove_orphaned_siblings(|path| paths.binary_search_by(|one| (**one).cmp(path)).is_ok());
    Ok(done)
}

/// Removes the forms of a file; where the file itself is the publisher's, those that are remembered.
fn remove(output: &Output, path: &str) -> Result<()> {
    if Encoding::ALL
        .iter()
        .all(|encoding| !output.root().join(encoding.sibling_path(path)).exists())
    {
        return Ok(());
    }
    if output.is_own(path) {
        output.remove_siblings(path, &read(output, path)?);
    } else {
        for encoding in Encoding::ALL {
            output.remove_sibling(path, encoding);
        }
    }
    Ok(())
}

fn read(output: &Output, path: &str) -> Result<Vec<u8>> {
    let file = output.root().join(path);
    fs::read(&file).map_err(|error| Error::read(file, error))
}

/// Compresses a file, and says its fingerprint.
fn compress(output: &Output, path: &str, known: &Known<'_>) -> Result<String> {
    let before = known.compressed.get(path);
    let before = before.filter(|_| output.has_unchanged_siblings(path));
    if let (Some(before), Some(page)) = (before, known.page(path))
        && *before == page.page
    {
        return Ok(before.clone());
    }
    let bytes = read(output, path)?;
    let of_file = fingerprint::digest(&bytes);
    if before.is_some_and(|before| *before == of_file) {
        return Ok(of_file);
    }
    for encoding in Encoding::ALL {
        let sibling = output.inspect_sibling(path, encoding, &bytes, shell::says_shell);
        if sibling == Sibling::Equivalent {
            continue;
        }
        let compressed = match encoding {
            Encoding::Brotli => brotli(&bytes, quality(path)),
            Encoding::Gzip => gzip(&bytes),
        };
        let compressed =
            compressed.map_err(|error| Error::new("cannot compress").at(path).caused_by(error))?;
        let is_worth_it = bytes.len() >= SMALL && compressed.len() < bytes.len();
        output.update_sibling(path, encoding, &sibling, is_worth_it.then_some(&compressed));
    }
    Ok(of_file)
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
fn compressible(site: &Path) -> Result<Vec<String>> {
    let fits = |name: &str| {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| ENDINGS.contains(&ending))
    };
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        // What is behind a link is somewhere else, or here already.
        let FolderEntries {
            files: names,
            folders: inner,
            ..
        } = files::list_folder(&site.join(&folder))?;
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
