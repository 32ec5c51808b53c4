//! Telling files apart that press itself has written: some hundred megabytes in each run. What pages say of their texts is
//! `document::fingerprint`, which is the same on every machine and byte by byte; this one stays in `.press.json`.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// A short name of what is in a file.
pub(crate) fn of_file(bytes: impl AsRef<[u8]>) -> String {
    let mut hasher = FxHasher::default();
    hasher.write(bytes.as_ref());
    format!("{:016x}", hasher.finish())
}
