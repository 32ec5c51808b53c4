//! Compressed forms, which stand beside the file whose bytes they say: `index.html.br` beside `index.html`.
//!
//! A form is press's own if its bytes are remembered, or if it says what a file of press's own says: so is known what an
//! earlier press wrote, or one that ran elsewhere, of which nothing is remembered. One that is not as it was left but as
//! long, or breaks off, was damaged, and is press's own too. Any other is the publisher's.

use std::{fs, io::Read};

use flate2::read::GzDecoder;

use super::{Kind, Mark, Output, place, place::Found};
use crate::{files, fingerprint, shell};

/// A way to compress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
}

/// What is in the place of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing, or press's own: it may be written and removed.
    Free,
    /// It says what the file says, whoever has made it.
    SaysTheSame,
    /// What the publisher has put there.
    Own(Vec<u8>),
}

/// What publishers can do who have made a form that does not say what its file says.
const KIND: Kind<'static> = Kind {
    mark: Mark::Remembered,
    advice: "hosts may send it for a file that says something else by now: take it away, or make it anew",
};

impl Form {
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// The path of a file's form.
    pub(crate) fn of(self, path: &str) -> String {
        path.to_owned() + self.ending()
    }

    /// The path of the file that a form belongs to; none where the path is no form's.
    fn file(path: &str) -> Option<&str> {
        let mut forms = Self::ALL.iter();
        forms.find_map(|form| path.strip_suffix(form.ending()))
    }

    /// Whether a form says these bytes. It may be made to say more than there is memory for.
    pub(crate) fn says(self, form: &[u8], bytes: &[u8]) -> bool {
        let said = self.unpack(form, bytes.len());
        said.is_some_and(|said| said == bytes)
    }

    /// Whether a form says a page of press's, be it another than stands beside it now: a run was broken off between the two.
    fn says_page(self, form: &[u8], path: &str) -> bool {
        let said = || self.unpack(form, LARGEST_PAGE);
        path.rsplit_once('.')
            .is_some_and(|(_, ending)| ending == "html")
            && said().is_some_and(|said| shell::says_shell(&said))
    }

    fn unpack(self, form: &[u8], length: usize) -> Option<Vec<u8>> {
        match self {
            Self::Brotli => unpack(brotli::Decompressor::new(form, 4096), length),
            Self::Gzip => unpack(GzDecoder::new(form), length),
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
    pub(crate) fn has_forms_as_left(&self, path: &str) -> bool {
        Form::ALL.iter().all(|form| {
            let name = form.of(path);
            let known = self.told().remembered.get(&name).cloned();
            match (known, self.form_there(&name)) {
                (None, None) => true,
                (Some(known), Some(there)) if fingerprint::matches(&known, &there) => {
                    self.claim(&name);
                    true
                }
                _ => false,
            }
        })
    }

    /// What stands in the place of a form of a file that says these bytes.
    pub(crate) fn standing(&self, path: &str, form: Form, bytes: &[u8]) -> Standing {
        let name = form.of(path);
        let Some(there) = self.form_there(&name) else {
            return Standing::Free;
        };
        if there.is_empty() {
            return Standing::Free;
        }
        if form.says(&there, bytes) {
            if self.is_own(path) {
                self.remember(&name, &there);
            }
            return Standing::SaysTheSame;
        }
        if self.is_press_form(&name, &there) {
            return Standing::Free;
        }
        if self.is_own(path) && form.says_page(&there, path) {
            self.remember(&name, &there);
            return Standing::Free;
        }
        Standing::Own(there)
    }

    /// Writes a form, or where it is not worth it, sees to it that there is none. What the publisher has put into its place
    /// stays, and is noted; but what breaks off where press wrote is not theirs.
    pub(crate) fn keep_form(
        &self,
        path: &str,
        form: Form,
        standing: &Standing,
        compressed: Option<&[u8]>,
    ) {
        let name = form.of(path);
        if let Standing::Own(there) = standing {
            if !compressed.is_some_and(|whole| self.is_broken_off(&name, there, whole)) {
                self.told().remembered.remove(&name);
                self.note_kept(&name, KIND);
                return;
            }
            self.remember(&name, there);
        }
        match compressed {
            Some(compressed) => {
                self.write(&name, compressed, KIND);
            }
            None => self.remove_form(path, form),
        }
    }

    fn is_broken_off(&self, name: &str, there: &[u8], whole: &[u8]) -> bool {
        whole.starts_with(there) && self.told().remembered.contains_key(name)
    }

    /// Removes the forms of a file that are press's own; `bytes` are what the file says.
    pub(crate) fn remove_forms(&self, path: &str, bytes: &[u8]) {
        self.take_for_own(path, bytes);
        for form in Form::ALL {
            self.remove_form(path, form);
        }
    }

    /// Removes a form if it is remembered as press's own.
    pub(crate) fn remove_form(&self, path: &str, form: Form) {
        let name = form.of(path);
        if self
            .form_there(&name)
            .is_some_and(|there| self.is_press_form(&name, &there))
        {
            self.remove_one(&name, Mark::Remembered);
        }
    }

    /// Removes the forms that press has left beside what is no file any more, or none of these.
    pub(crate) fn remove_forms_without(&self, is_file: impl Fn(&str) -> bool) {
        let remembered: Vec<String> = self.told().remembered.keys().cloned().collect();
        for path in remembered.iter().filter_map(|path| Form::file(path)) {
            if !is_file(path) {
                for form in Form::ALL {
                    self.remove_form(path, form);
                }
            }
        }
    }

    /// Takes away the forms of a file of press's own that is about to be changed, whose bytes these are: were the run broken off
    /// then, hosts would send them for it, and nobody would know whose they are.
    pub(super) fn drop_forms(&self, path: &str, bytes: &[u8]) {
        self.take_for_own(path, bytes);
        for form in Form::ALL {
            let name = form.of(path);
            let is_press = self
                .form_there(&name)
                .is_some_and(|there| self.is_press_form(&name, &there));
            // It stays remembered, so that it is made anew.
            if is_press && let Err(error) = fs::remove_file(self.root.join(&name)) {
                self.fail(format!("cannot remove {}: {error}", self.shown(&name)));
            }
        }
    }

    /// Takes the forms beside a file of press's own for its own where they say what it says: before that is changed.
    fn take_for_own(&self, path: &str, bytes: &[u8]) {
        for form in Form::ALL {
            let name = form.of(path);
            if let Some(there) = self.form_there(&name)
                && !self.is_press_form(&name, &there)
                && form.says(&there, bytes)
            {
                self.remember(&name, &there);
            }
        }
    }

    /// What is in the place of a form; what cannot be read, or is behind a link, is told where it is to be written.
    fn form_there(&self, name: &str) -> Option<Vec<u8>> {
        match place::find(&self.root, name) {
            Ok(Found::Something(file)) => files::read(&file).ok().flatten(),
            Ok(Found::Nothing(_) | Found::Link(_)) | Err(_) => None,
        }
    }

    /// Whether press has left a form so, or it was damaged since. From then on it is remembered as it is.
    fn is_press_form(&self, name: &str, there: &[u8]) -> bool {
        let known = self.told().remembered.get(name).cloned();
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
        self.told().remembered.insert(name.to_owned(), proof);
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
        let said = unpack(GzDecoder::new(&*bomb), 100).unwrap();
        assert_eq!(said.len(), 101);
        assert!(!Form::Gzip.says(&bomb, &[0; 100]));
        assert!(!Form::Brotli.says(b"nothing", b"nothing"));
    }
}
