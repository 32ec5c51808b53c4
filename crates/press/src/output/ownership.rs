//! Ownership of files: press overwrites and removes only what it wrote itself.

/// Evidence that press wrote a file.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Provenance {
    /// The content shows it, according to this predicate.
    Content(fn(&[u8]) -> bool),
    /// The bytes are those that `.press.json` recorded.
    Remembered,
    /// The name shows it: only press gives such names, most of which contain a hash of the content.
    Name,
}

/// Ownership rule for one kind of file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ownership<'a> {
    /// Evidence that a file of this kind is press's own.
    pub(crate) provenance: Provenance,
    /// Advice to publishers who have a file of their own in its place.
    pub(crate) advice: &'a str,
}

/// Result of writing a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The file has the bytes, whether or not it had to be written.
    Written,
    /// A file of the publisher's own, or a symbolic link, is in its place and stays.
    Kept,
    /// The file could not be written.
    Failed,
}

impl Ownership<'_> {
    /// Rule for files that are recognised by their names.
    pub(crate) const BY_NAME: Self = Self {
        provenance: Provenance::Name,
        advice: "",
    };
}

impl<'a> Ownership<'a> {
    /// Rule for files that are recognised by their content.
    pub(crate) fn by_content(predicate: fn(&[u8]) -> bool, advice: &'a str) -> Self {
        Self {
            provenance: Provenance::Content(predicate),
            advice,
        }
    }
}
