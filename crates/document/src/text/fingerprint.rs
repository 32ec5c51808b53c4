//! Fingerprints of texts.

/// Returns the fingerprint of a text, by which a page names the text it was rendered from. It is not
/// cryptographic: two texts with the same fingerprint can be constructed.
pub fn fingerprint(text: impl AsRef<[u8]>) -> String {
    // FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo).
    let bytes = text.as_ref().iter();
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_fnv_1a() {
        assert_eq!(fingerprint(""), "cbf29ce484222325");
        assert_eq!(fingerprint("a"), "af63dc4c8601ec8c");
        assert_eq!(fingerprint("foobar"), "85944171f73967e8");
    }
}
