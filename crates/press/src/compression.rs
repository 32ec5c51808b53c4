//! Files that are compressed before they are asked for, as `.br` and `.gz` beside them, for servers that send those.
//!
//! Not so the folder of articles: publishers change what is in it on the deployed site, without building it again, and a
//! server would go on sending the compressed form of what was there before.

use std::{
    collections::BTreeMap,
    fs,
    io::{Read, Write},
    path::Path,
};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression as Level, read::GzDecoder, write::GzEncoder};

use crate::{
    files::{self, Names},
    fingerprint,
    memory::{Compressed, Page},
    output::{FORMS, Kind, Mark, Outcome, Output},
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

/// Compresses what is new or has changed, removes what belongs to no file any more, and says what there is then. Forms that
/// the publisher has made stay: ours are those beside files of ours, and those whose bytes are remembered.
pub(crate) fn run(
    output: &Output,
    compression: Compression,
    known: &Known<'_>,
) -> Result<BTreeMap<String, Compressed>, String> {
    let paths = compressible(output.root())?;
    let done = match compression {
        Compression::Left => {
            for path in &paths {
                remove(output, path);
            }
            BTreeMap::new()
        }
        Compression::Beforehand => parallel::map(&paths, |path| {
            let compressed = output.unless_failed(compress(output, path, known))?;
            Some((path.clone(), compressed))
        })
        .into_iter()
        .flatten()
        .collect(),
    };
    for path in known.compressed.keys() {
        if !output.root().join(path).is_file() {
            remove(output, path);
        }
    }
    Ok(done)
}

/// The paths of the compressed forms of a file.
fn forms(path: &str) -> [String; 2] {
    FORMS.map(|ending| format!("{path}.{ending}"))
}

fn remove(output: &Output, path: &str) {
    for form in forms(path) {
        output.remove(&form, kind(output, path));
    }
}

/// How the forms of a file are known.
fn kind(output: &Output, path: &str) -> Kind<'static> {
    Kind {
        mark: if output.is_own(path) {
            Mark::Named
        } else {
            Mark::Remembered
        },
        advice: "hosts may send it for a file that says something else by now: take it away, or make it anew",
    }
}

fn compress(output: &Output, path: &str, known: &Known<'_>) -> Result<Compressed, String> {
    let file = output.root().join(path);
    let before = known.compressed.get(path).filter(|it| is_there(&file, it));
    if let (Some(before), Some(page)) = (before, known.page(path))
        && before.file == page.page
    {
        return Ok(before.clone());
    }
    let bytes = fs::read(&file).map_err(|error| format!("cannot read {path}: {error}"))?;
    let of_file = fingerprint::of_file(&bytes);
    if let Some(before) = before.filter(|before| before.file == of_file) {
        return Ok(before.clone());
    }
    let [br, gz] = forms(path);
    let problem = |error| format!("cannot compress {path}: {error}");
    let kind = kind(output, path);
    let keep = |form: &str, compressed: Vec<u8>, says: Unpack| {
        if says_the_same(output, form, &bytes, kind, says) {
            return size(&output.root().join(form));
        }
        keep(output, form, &bytes, &compressed, kind)
    };
    Ok(Compressed {
        br: keep(
            &br,
            brotli(&bytes, quality(path)).map_err(problem)?,
            unbrotli,
        ),
        gz: keep(&gz, gzip(&bytes).map_err(problem)?, unzip),
        file: of_file,
    })
}

/// Whether the compressed forms are there as they were left.
fn is_there(file: &Path, left: &Compressed) -> bool {
    let [br, gz] = FORMS.map(|ending| {
        let mut name = file.as_os_str().to_owned();
        name.push(".");
        name.push(ending);
        size(Path::new(&name))
    });
    (br, gz) == (left.br, left.gz)
}

fn size(file: &Path) -> Option<u64> {
    fs::metadata(file).map(|it| it.len()).ok()
}

/// Whether the publisher has made a form of this very file, which then is as good as ours.
fn says_the_same(output: &Output, form: &str, bytes: &[u8], kind: Kind<'_>, says: Unpack) -> bool {
    let there = fs::read(output.root().join(form));
    matches!(kind.mark, Mark::Remembered)
        && there.is_ok_and(|there| says(&there, bytes.len()).is_some_and(|said| said == bytes))
}

/// Writes a compressed form where it is worth it, and says how large it is then. None where it is not there, or not ours.
fn keep(
    output: &Output,
    form: &str,
    bytes: &[u8],
    compressed: &[u8],
    kind: Kind<'_>,
) -> Option<u64> {
    if bytes.len() < SMALL || compressed.len() >= bytes.len() {
        output.remove(form, kind);
        return None;
    }
    let outcome = output.write(form, compressed, kind);
    (outcome == Outcome::There).then_some(compressed.len() as u64)
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

/// What a compressed form says, where that has about so many bytes; it may be made to say more than there is memory for.
type Unpack = fn(&[u8], usize) -> Option<Vec<u8>>;

fn unbrotli(compressed: &[u8], length: usize) -> Option<Vec<u8>> {
    unpack(brotli::Decompressor::new(compressed, 4096), length)
}

fn unzip(compressed: &[u8], length: usize) -> Option<Vec<u8>> {
    unpack(GzDecoder::new(compressed), length)
}

fn unpack(reader: impl Read, length: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length + 1);
    let done = reader.take(length as u64 + 1).read_to_end(&mut bytes);
    done.ok().map(|_| bytes)
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
        // What is behind a link is somewhere else, or here already.
        let Names {
            files: names,
            folders: inner,
            ..
        } = files::list(&site.join(&folder))?;
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
