//! Compressed forms, which stand beside the file whose bytes they say: `index.html.br` beside `index.html`.
//!
//! A form is press's own if its bytes are remembered, or if it says what a file of press's own says: so is known what an
//! earlier press wrote, or one that ran elsewhere, of which nothing is remembered. One that is not as it was left but as
//! long, or breaks off, was damaged, and is press's own too. Any other is the publisher's.

use std::{fs, io::Read};

use flate2::read::GzDecoder;

use super::{
    Output, Ownership, Provenance,
    safe_path::{self, Location},
};
use crate::{files, fingerprint};

/// A way to compress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
}

/// What is in the place of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sibling {
    /// Nothing, or press's own: it may be written and removed.
    Free,
    /// It says what the file says, whoever has made it.
    SaysTheSame,
    /// What the publisher has put there.
    Own(Vec<u8>),
}

/// What publishers can do who have made a form that does not say what its file says.
const OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Remembered,
    advice: "hosts may send it for a file that says something else by now: take it away, or make it anew",
};

impl Encoding {
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// The path of a file's form.
    pub(crate) fn sibling_path(self, path: &str) -> String {
        path.to_owned() + self.ending()
    }

    /// The path of the file that a form belongs to; none where the path is no form's.
    fn original_path(path: &str) -> Option<&str> {
        let mut encodings = Self::ALL.iter();
        encodings.find_map(|encoding| path.strip_suffix(encoding.ending()))
    }

    /// Whether a form says these bytes. It may be made to say more than there is memory for.
    pub(crate) fn decodes_to(self, compressed: &[u8], bytes: &[u8]) -> bool {
        let decoded = self.unpack(compressed, bytes.len());
        decoded.is_some_and(|decoded| decoded == bytes)
    }

    /// Returns whether a compressed sibling decodes to a page that press wrote, though not to the one beside it: an interrupted
    /// run leaves such a pair.
    fn decodes_to_page(
        self,
        compressed: &[u8],
        path: &str,
        is_own_page: fn(&[u8]) -> bool,
    ) -> bool {
        let is_page = path
            .rsplit_once('.')
            .is_some_and(|(_, extension)| extension == "html");
        is_page
            && self
                .unpack(compressed, LARGEST_PAGE)
                .is_some_and(|page| is_own_page(&page))
    }

    fn unpack(self, compressed: &[u8], length: usize) -> Option<Vec<u8>> {
        match self {
            Self::Brotli => unpack(brotli::Decompressor::new(compressed, 4096), length),
            Self::Gzip => unpack(GzDecoder::new(compressed), length),
        }
    }
}

/// A page is not larger than this, in bytes: what says more was made to.
const LARGEST_PAGE: usize = 64_000_000;

/// What a form says, up to one byte more than it should.
fn unpack(reader: impl Read, length: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let done = reader.take(length as u64 + 1).read_to_end(&mut bytes);
    done.ok().map(|_| bytes)
}

impl Output {
    /// Whether the forms of a file are there as press left them, and none where it left none.
    pub(crate) fn has_unchanged_siblings(&self, path: &str) -> bool {
        Encoding::ALL.iter().all(|encoding| {
            let name = encoding.sibling_path(path);
            let known = self.state().remembered.get(&name).cloned();
            match (known, self.read_sibling(&name)) {
                (None, None) => true,
                (Some(known), Some(there)) if fingerprint::matches(&known, &there) => {
                    self.mark_own(&name);
                    true
                }
                _ => false,
            }
        })
    }

    /// What stands in the place of a form of a file that says these bytes.
    pub(crate) fn inspect_sibling(
        &self,
        path: &str,
        encoding: Encoding,
        bytes: &[u8],
        is_own_page: fn(&[u8]) -> bool,
    ) -> Sibling {
        let name = encoding.sibling_path(path);
        let Some(there) = self.read_sibling(&name) else {
            return Sibling::Replaceable;
        };
        if there.is_empty() {
            return Sibling::Replaceable;
        }
        if encoding.decodes_to(&there, bytes) {
            if self.is_own(path) {
                self.remember(&name, &there);
            }
            return Sibling::Equivalent;
        }
        if self.is_own_sibling(&name, &there) {
            return Sibling::Replaceable;
        }
        if self.is_own(path) && encoding.decodes_to_page(&there, path, is_own_page) {
            self.remember(&name, &there);
            return Sibling::Replaceable;
        }
        Sibling::Foreign(there)
    }

    /// Writes a form, or where it is not worth it, sees to it that there is none. What the publisher has put into its place
    /// stays, and is noted; but what breaks off where press wrote is not theirs.
    pub(crate) fn update_sibling(
        &self,
        path: &str,
        encoding: Encoding,
        sibling: &Sibling,
        compressed: Option<&[u8]>,
    ) {
        let name = encoding.sibling_path(path);
        if let Sibling::Foreign(there) = sibling {
            if !compressed.is_some_and(|whole| self.is_broken_off(&name, there, whole)) {
                self.state().remembered.remove(&name);
                self.note_foreign(&name, OWNERSHIP);
                return;
            }
            self.remember(&name, there);
        }
        match compressed {
            Some(compressed) => {
                self.write(&name, compressed, OWNERSHIP);
            }
            None => self.remove_sibling(path, encoding),
        }
    }

    fn is_broken_off(&self, name: &str, there: &[u8], whole: &[u8]) -> bool {
        whole.starts_with(there) && self.state().remembered.contains_key(name)
    }

    /// Removes the forms of a file that are press's own; `bytes` are what the file says.
    pub(crate) fn remove_siblings(&self, path: &str, bytes: &[u8]) {
        self.adopt_siblings(path, bytes);
        for encoding in Encoding::ALL {
            self.remove_sibling(path, encoding);
        }
    }

    /// Removes a form if it is remembered as press's own.
    pub(crate) fn remove_sibling(&self, path: &str, encoding: Encoding) {
        let name = encoding.sibling_path(path);
        if self
            .read_sibling(&name)
            .is_some_and(|there| self.is_own_sibling(&name, &there))
        {
            self.remove_one(&name, Provenance::Remembered);
        }
    }

    /// Removes the forms that press has left beside what is no file any more, or none of these.
    pub(crate) fn remove_orphaned_siblings(&self, is_file: impl Fn(&str) -> bool) {
        let remembered: Vec<String> = self.state().remembered.keys().cloned().collect();
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

    /// Takes away the forms of a file of press's own that is about to be changed, whose bytes these are: were the run broken off
    /// then, hosts would send them for it, and nobody would know whose they are.
    pub(super) fn drop_siblings(&self, path: &str, bytes: &[u8]) {
        self.adopt_siblings(path, bytes);
        for encoding in Encoding::ALL {
            let name = encoding.sibling_path(path);
            let is_press = self
                .read_sibling(&name)
                .is_some_and(|there| self.is_own_sibling(&name, &there));
            // It stays remembered, so that it is made anew.
            if is_press && let Err(error) = fs::remove_file(self.root.join(&name)) {
                self.fail(format!(
                    "cannot remove {}: {error}",
                    self.display_path(&name)
                ));
            }
        }
    }

    /// Takes the forms beside a file of press's own for its own where they say what it says: before that is changed.
    fn adopt_siblings(&self, path: &str, bytes: &[u8]) {
        for encoding in Encoding::ALL {
            let name = encoding.sibling_path(path);
            if let Some(there) = self.read_sibling(&name)
                && !self.is_own_sibling(&name, &there)
                && encoding.decodes_to(&there, bytes)
            {
                self.remember(&name, &there);
            }
        }
    }

    /// What is in the place of a form; what cannot be read, or is behind a link, is state where it is to be written.
    fn read_sibling(&self, name: &str) -> Option<Vec<u8>> {
        match safe_path::resolve(&self.root, name) {
            Ok(Location::Existing(file)) => files::read(&file).ok().flatten(),
            Ok(Location::Vacant(_) | Location::Symlink(_)) | Err(_) => None,
        }
    }

    /// Whether press has left a form so, or it was damaged since. From then on it is remembered as it is.
    fn is_own_sibling(&self, name: &str, there: &[u8]) -> bool {
        let known = self.state().remembered.get(name).cloned();
        if known.is_some_and(|known| {
            fingerprint::matches(&known, there) || fingerprint::has_same_length(&known, there)
        }) {
            self.remember(name, there);
            return true;
        }
        false
    }

    fn remember(&self, name: &str, bytes: &[u8]) {
        let proof = fingerprint::with_length(bytes);
        self.state().remembered.insert(name.to_owned(), proof);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    #[test]
    fn a_form_that_says_more_than_its_file_is_not_unpacked() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![0; 10_000_000]).unwrap();
        let bomb = encoder.finish().unwrap();
        let decoded = unpack(GzDecoder::new(&*bomb), 100).unwrap();
        assert_eq!(decoded.len(), 101);
        assert!(!Encoding::Gzip.decodes_to(&bomb, &[0; 100]));
        assert!(!Encoding::Brotli.decodes_to(b"nothing", b"nothing"));
    }
}
