//! Fingerprints of files that press has written, kept in `.press.json`. A run computes those of some hundred megabytes.
//!
//! Pages name the fingerprint of their text by `document::fingerprint`, which is the same on every machine.

use std::hash::Hasher;

use rustc_hash::FxHasher;
use sha2::{Digest, Sha256};

/// Returns the fingerprint of a file's bytes: 16 hexadecimal digits.
pub(crate) fn digest(bytes: impl AsRef<[u8]>) -> String {
    let mut hasher = FxHasher::default();
    hasher.write(bytes.as_ref());
    format!("{:016x}", hasher.finish())
}

/// Returns the fingerprint with the length in bytes, as `fingerprint-length`.
pub(crate) fn with_length(bytes: &[u8]) -> String {
    format!("{}-{}", digest(bytes), bytes.len())
}

/// Returns whether these are the bytes of a recorded fingerprint, with its length or, from earlier versions, without.
pub(crate) fn matches(recorded: &str, bytes: &[u8]) -> bool {
    let (fingerprint, length) = recorded.split_once('-').unwrap_or((recorded, ""));
    (length.is_empty() || length == bytes.len().to_string()) && fingerprint == digest(bytes)
}

/// Returns whether the number of bytes is that of a recorded fingerprint.
pub(crate) fn has_same_length(recorded: &str, bytes: &[u8]) -> bool {
    let length = recorded.split_once('-').map(|(_, length)| length);
    length.is_some_and(|length| length == bytes.len().to_string())
}

/// Returns the first 16 hexadecimal digits of SHA-256, for file names that change with the content.
pub(crate) fn content_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let start: [u8; 8] = std::array::from_fn(|at| digest[at]);
    format!("{:016x}", u64::from_be_bytes(start))
}
