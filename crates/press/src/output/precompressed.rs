//! Precompressed siblings of a file: `index.html.br` and `index.html.gz` beside `index.html`.
//!
//! A sibling is press's own if its bytes are remembered, or if it decodes to the content of a file of press's own; the latter
//! recognises those of earlier versions and other machines. One that differs from the remembered bytes but has their length,
//! or is a start of them, is damaged and also press's own. Any other is the publisher's.

use std::{fs, io::Read};

use flate2::read::GzDecoder;

use super::{
    Output, Ownership, Provenance,
    safe_path::{self, Location},
};
use crate::{Error, files, fingerprint};

/// Content coding of a sibling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
}

/// State of a sibling's path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sibling {
    /// No file exists, or it is press's own: it may be overwritten and removed.
    Replaceable,
    /// The sibling decodes to the content of its file, whoever made it.
    Equivalent,
    /// The publisher's own sibling, which decodes to something else; with its bytes.
    Foreign(Vec<u8>),
}

/// Rule for siblings.
const OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Remembered,
    advice: "hosts may send it although its file has changed since: remove it, or compress the file again",
};

/// Limit for a decoded page, in bytes: a sibling that decodes to more is a decompression bomb.
const MAX_PAGE_BYTES: usize = 64_000_000;

impl Encoding {
    /// All encodings.
    pub(crate) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    fn extension(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// Returns the path of a file's sibling.
    pub(crate) fn sibling_path(self, path: &str) -> String {
        path.to_owned() + self.extension()
    }

    /// Returns the path of a sibling's file, or `None` if the path is not one of a sibling.
    fn original_path(path: &str) -> Option<&str> {
        let mut encodings = Self::ALL.iter();
        encodings.find_map(|encoding| path.strip_suffix(encoding.extension()))
    }

    /// Returns whether a sibling decodes to these bytes. It is decoded no further than their length.
    pub(crate) fn decodes_to(self, compressed: &[u8], bytes: &[u8]) -> bool {
        let decoded = self.decode(compressed, bytes.len());
        decoded.is_some_and(|decoded| decoded == bytes)
    }

    /// Returns whether a sibling decodes to a page of press's own. After an interrupted run, that need not be the page beside
    /// it.
    fn decodes_to_page(
        self,
        compressed: &[u8],
        path: &str,
        is_own_page: fn(&[u8]) -> bool,
    ) -> bool {
        let extension = path.rsplit_once('.').map(|(_, extension)| extension);
        let page = || self.decode(compressed, MAX_PAGE_BYTES);
        extension == Some("html") && page().is_some_and(|page| is_own_page(&page))
    }

    fn decode(self, compressed: &[u8], length: usize) -> Option<Vec<u8>> {
        match self {
            Self::Brotli => read_up_to(brotli::Decompressor::new(compressed, 4096), length),
            Self::Gzip => read_up_to(GzDecoder::new(compressed), length),
        }
    }
}

/// Reads at most `length` bytes, and one more as a sign that the content is longer.
fn read_up_to(reader: impl Read, length: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = reader.take(length as u64 + 1).read_to_end(&mut bytes);
    read.ok().map(|_| bytes)
}

impl Output {
    /// Returns whether the siblings of a file are exactly those that press left.
    pub(crate) fn has_unchanged_siblings(&self, path: &str) -> bool {
        Encoding::ALL.iter().all(|encoding| {
            let name = encoding.sibling_path(path);
            let known = self.state().fingerprints.get(&name).cloned();
            match (known, self.read_sibling(&name)) {
                (None, None) => true,
                (Some(known), Some(existing)) if fingerprint::matches(&known, &existing) => {
                    self.mark_own(&name);
                    true
                }
                _ => false,
            }
        })
    }

    /// Returns the state of a sibling of a file with this content. `is_own_page` recognises pages of press by their content.
    pub(crate) fn inspect_sibling(
        &self,
        path: &str,
        encoding: Encoding,
        bytes: &[u8],
        is_own_page: fn(&[u8]) -> bool,
    ) -> Sibling {
        let name = encoding.sibling_path(path);
        let Some(existing) = self.read_sibling(&name) else {
            return Sibling::Replaceable;
        };
        if existing.is_empty() {
            return Sibling::Replaceable;
        }
        if encoding.decodes_to(&existing, bytes) {
            if self.is_own(path) {
                self.remember(&name, &existing);
            }
            return Sibling::Equivalent;
        }
        if self.is_own_sibling(&name, &existing) {
            return Sibling::Replaceable;
        }
        if self.is_own(path) && encoding.decodes_to_page(&existing, path, is_own_page) {
            self.remember(&name, &existing);
            return Sibling::Replaceable;
        }
        Sibling::Foreign(existing)
    }

    /// Writes a sibling, or removes it if `compressed` is `None`. The publisher's own stays, with a note. One that is only a
    /// start of what press writes counts as damaged, not as the publisher's.
    pub(crate) fn update_sibling(
        &self,
        path: &str,
        encoding: Encoding,
        sibling: &Sibling,
        compressed: Option<&[u8]>,
    ) {
        let name = encoding.sibling_path(path);
        if let Sibling::Foreign(existing) = sibling {
            if !compressed.is_some_and(|whole| self.is_truncated(&name, existing, whole)) {
                self.state().fingerprints.remove(&name);
                self.note_foreign(&name, OWNERSHIP);
                return;
            }
            self.remember(&name, existing);
        }
        match compressed {
            Some(compressed) => {
                self.write(&name, compressed, OWNERSHIP);
            }
            None => self.remove_sibling(path, encoding),
        }
    }

    fn is_truncated(&self, name: &str, existing: &[u8], whole: &[u8]) -> bool {
        whole.starts_with(existing) && self.state().fingerprints.contains_key(name)
    }

    /// Removes the siblings of a file that are press's own. `bytes` are the content of the file.
    pub(crate) fn remove_siblings(&self, path: &str, bytes: &[u8]) {
        self.adopt_siblings(path, bytes);
        for encoding in Encoding::ALL {
            self.remove_sibling(path, encoding);
        }
    }

    /// Removes a sibling if it is remembered as press's own.
    pub(crate) fn remove_sibling(&self, path: &str, encoding: Encoding) {
        let name = encoding.sibling_path(path);
        if self
            .read_sibling(&name)
            .is_some_and(|existing| self.is_own_sibling(&name, &existing))
        {
            self.remove_one(&name, Provenance::Remembered);
        }
    }

    /// Removes press's own siblings of files that no longer exist or are no longer compressed.
    pub(crate) fn remove_orphaned_siblings(&self, is_file: impl Fn(&str) -> bool) {
        let remembered: Vec<String> = self.state().fingerprints.keys().cloned().collect();
        for path in remembered
            .iter()
            .filter_map(|path| Encoding::original_path(path))
        {
            if !is_file(path) {
                for encoding in Encoding::ALL {
                    self.remove_sibling(path, encoding);
                }
            }
        }
    }

    /// Removes the siblings of a file of press's own before the file changes; `bytes` are its content so far. If the run were
    /// interrupted after that change, hosts would go on sending them, and no later run would recognise them.
    pub(super) fn remove_siblings_before_change(&self, path: &str, bytes: &[u8]) {
        self.adopt_siblings(path, bytes);
        for encoding in Encoding::ALL {
            let name = encoding.sibling_path(path);
            let is_press = self
                .read_sibling(&name)
                .is_some_and(|existing| self.is_own_sibling(&name, &existing));
            // It stays remembered, so that it is written again.
            if is_press && let Err(error) = fs::remove_file(self.root.join(&name)) {
                let path = self.root.join(&name);
                self.record_error(Error::new("cannot remove").at(path).caused_by(error));
            }
        }
    }

    /// Remembers the siblings that decode to the content of their file, while that is still unchanged.
    fn adopt_siblings(&self, path: &str, bytes: &[u8]) {
        for encoding in Encoding::ALL {
            let name = encoding.sibling_path(path);
            if let Some(existing) = self.read_sibling(&name)
                && !self.is_own_sibling(&name, &existing)
                && encoding.decodes_to(&existing, bytes)
            {
                self.remember(&name, &existing);
            }
        }
    }

    /// Returns the bytes of a sibling. `None` stands also for a sibling that cannot be read and for a link: those are reported when the
    /// sibling is written.
    fn read_sibling(&self, name: &str) -> Option<Vec<u8>> {
        match safe_path::resolve(&self.root, name) {
            Ok(Location::Existing(file)) => files::read(&file).ok().flatten(),
            Ok(Location::Vacant(_) | Location::Symlink(_)) | Err(_) => None,
        }
    }

    /// Returns whether a sibling has the bytes that press left, or has their length and is damaged. It is then remembered as it
    /// is now.
    fn is_own_sibling(&self, name: &str, existing: &[u8]) -> bool {
        let known = self.state().fingerprints.get(name).cloned();
        if known.is_some_and(|known| {
            fingerprint::matches(&known, existing) || fingerprint::has_same_length(&known, existing)
        }) {
            self.remember(name, existing);
            return true;
        }
        false
    }

    fn remember(&self, name: &str, bytes: &[u8]) {
        let fingerprint = fingerprint::with_length(bytes);
        self.state()
            .fingerprints
            .insert(name.to_owned(), fingerprint);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    #[test]
    fn decoding_stops_behind_the_length_of_the_file() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![0; 10_000_000]).unwrap();
        let bomb = encoder.finish().unwrap();
        let decoded = read_up_to(GzDecoder::new(&*bomb), 100).unwrap();
        assert_eq!(decoded.len(), 101);
        assert!(!Encoding::Gzip.decodes_to(&bomb, &[0; 100]));
        assert!(!Encoding::Brotli.decodes_to(b"nothing", b"nothing"));
    }
}
