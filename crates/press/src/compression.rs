//! Precompression: writes `.br` and `.gz` siblings for servers that send those.
//!
//! Files in the folder of the articles have none. Publishers change those on the deployed site without building it again, and a
//! server would go on sending the outdated sibling.

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

/// Extensions of files that become smaller. Images and fonts are compressed already.
const EXTENSIONS: [&str; 9] = [
    "css", "html", "js", "json", "md", "svg", "txt", "wasm", "xml",
];

/// Brotli quality for the app's own files, which every reader loads and few builds change.
const BEST_QUALITY: i32 = 11;

/// Brotli quality for pages, of which there may be ten thousand: 1 ms a page. Quality 11 takes 40 ms and saves 8 %.
const QUICK_QUALITY: i32 = 5;

/// Minimum size, in bytes. Smaller files fit into one packet uncompressed.
const MIN_BYTES: usize = 256;

/// Folder without siblings.
const ARTICLES: &str = "articles/";

/// Setting for precompression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compression {
    /// Write siblings.
    Enabled,
    /// Write none, since the host compresses or nobody needs it.
    Disabled,
}

/// Fingerprints of earlier results.
pub(crate) struct PreviousFingerprints<'a> {
    /// Fingerprints of the files that an earlier run compressed, by path below the root.
    pub(crate) compressed: &'a BTreeMap<String, String>,
    /// Current pages, by folder.
    pub(crate) pages: &'a BTreeMap<String, CachedPage>,
}

impl PreviousFingerprints<'_> {
    fn page(&self, path: &str) -> Option<&CachedPage> {
        self.pages.get(page_writer::folder_of(path)?)
    }
}

/// Compresses new and changed files and removes siblings of files that are gone. The publisher's own siblings stay. Returns the
/// fingerprints of the compressed files, by path.
pub(crate) fn run(
    output: &Output,
    compression: Compression,
    previous: &PreviousFingerprints<'_>,
) -> Result<BTreeMap<String, String>> {
    let paths = find_compressible(output.root())?;
    let done = match compression {
        Compression::Disabled => {
            for path in &paths {
                output.ok_or_record(remove(output, path));
            }
            BTreeMap::new()
        }
        Compression::Enabled => paths
            .par_iter()
            .filter_map(|path| {
                let compressed = output.ok_or_record(compress(output, path, previous))?;
                Some((path.clone(), compressed))
            })
            .collect(),
    };
    output.remove_orphaned_siblings(|path| paths.binary_search_by(|one| (**one).cmp(path)).is_ok());
    Ok(done)
}

/// Removes the siblings of a file. If the file is the publisher's, only remembered siblings are removed.
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

/// Compresses a file unless it is unchanged, and returns its fingerprint.
fn compress(output: &Output, path: &str, previous: &PreviousFingerprints<'_>) -> Result<String> {
    let before = previous.compressed.get(path);
    let before = before.filter(|_| output.has_unchanged_siblings(path));
    if let (Some(before), Some(page)) = (before, previous.page(path))
        && *before == page.page_fingerprint
    {
        return Ok(before.clone());
    }
    let bytes = read(output, path)?;
    let fingerprint = fingerprint::digest(&bytes);
    if before.is_some_and(|before| *before == fingerprint) {
        return Ok(fingerprint);
    }
    for encoding in Encoding::ALL {
        let sibling = output.inspect_sibling(path, encoding, &bytes, shell::is_own_page);
        if sibling == Sibling::Equivalent {
            continue;
        }
        let compressed = match encoding {
            Encoding::Brotli => brotli(&bytes, quality(path)),
            Encoding::Gzip => gzip(&bytes),
        };
        let compressed =
            compressed.map_err(|error| Error::new("cannot compress").at(path).caused_by(error))?;
        let is_worth_it = bytes.len() >= MIN_BYTES && compressed.len() < bytes.len();
        output.update_sibling(path, encoding, &sibling, is_worth_it.then_some(&compressed));
    }
    Ok(fingerprint)
}

/// Returns the Brotli quality for a file. Only the app's own files are in the site's root.
fn quality(path: &str) -> i32 {
    if path.contains('/') {
        QUICK_QUALITY
    } else {
        BEST_QUALITY
    }
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

/// Compresses without a name and a time, so that equal files give equal bytes.
fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Level::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Returns the sorted paths of the files to compress, below the root. Hidden files are not served.
fn find_compressible(site: &Path) -> Result<Vec<String>> {
    let fits = |name: &str| {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension);
        extension.is_some_and(|extension| EXTENSIONS.contains(&extension))
    };
    let mut paths = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        // The target of a link lies elsewhere, or is in the site already.
        let FolderEntries {
            files: names,
            folders: inner,
            ..
        } = files::list_folder(&site.join(&folder))?;
        let visible = |name: &String| !name.starts_with('.');
        let path = |name: String| folder.clone() + &name;
        paths.extend(
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
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests;
