//! Kinds of files, by how they are known to be press's own.

/// How a file is known to be press's own.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Provenance {
    /// By what it says.
    Content(fn(&[u8]) -> bool),
    /// By its bytes, which are remembered.
    Remembered,
    /// By its name: nobody else gives such names, most of which are hashes of what is in the file.
    Name,
}

/// A kind of file that press writes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ownership<'a> {
    /// How it is known.
    pub(crate) provenance: Provenance,
    /// What publishers can do who have one of their own in its place.
    pub(crate) advice: &'a str,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is there, with these bytes.
    Written,
    /// Something of the publisher's own is in its place, and is kept.
    Kept,
    /// It could not be written.
    Failed,
}

impl Ownership<'_> {
    /// What is known by its name alone.
    pub(crate) const BY_NAME: Self = Self {
        provenance: Provenance::Name,
        advice: "",
    };
}

impl<'a> Ownership<'a> {
    /// What is known by what it says.
    pub(crate) fn by_content(predicate: fn(&[u8]) -> bool, advice: &'a str) -> Self {
        let provenance = Provenance::Content(predicate);
        Self { provenance, advice }
    }
}
