//! Telling files apart that press itself has written: some hundred megabytes in each run. What pages say of their texts is
//! `document::fingerprint`, which is the same on every machine and byte by byte; this one stays in `.press.json`.

use std::hash::Hasher;

use rustc_hash::FxHasher;
use sha2::{Digest, Sha256};

/// A short name of what is in a file.
pub(crate) fn digest(bytes: impl AsRef<[u8]>) -> String {
    let mut hasher = FxHasher::default();
    hasher.write(bytes.as_ref());
    format!("{:016x}", hasher.finish())
}

/// What proves that a file is as it was left: its fingerprint, and its length in bytes.
pub(crate) fn with_length(bytes: &[u8]) -> String {
    format!("{}-{}", digest(bytes), bytes.len())
}

/// Whether a file is the one that a proof is of. An earlier press kept the fingerprint alone.
pub(crate) fn matches(proof: &str, bytes: &[u8]) -> bool {
    let (fingerprint, length) = proof.split_once('-').unwrap_or((proof, ""));
    (length.is_empty() || length == bytes.len().to_string()) && fingerprint == digest(bytes)
}

/// Whether a file has as many bytes as the one that a proof is of.
pub(crate) fn has_same_length(proof: &str, bytes: &[u8]) -> bool {
    let length = proof.split_once('-').map(|(_, length)| length);
    length.is_some_and(|length| length == bytes.len().to_string())
}

/// Returns 16 hexadecimal digits of SHA-256, for names of files that say what is in them.
pub(crate) fn content_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let start: [u8; 8] = std::array::from_fn(|at| digest[at]);
    format!("{:016x}", u64::from_be_bytes(start))
}
