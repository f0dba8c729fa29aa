//! Hashes of content: the manifest tells files by them, and addresses that may be cached for ever carry them.

/// Characters of a hash in an address: 64 bits.
const SHORT: usize = 16;

/// The BLAKE3 hash of these bytes, as 64 hexadecimal digits.
#[must_use]
pub fn content_hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The first digits of the hash of these pieces, one after another, for an address.
pub fn short_hash<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = blake3::Hasher::new();
    for piece in pieces {
        hasher.update(piece);
    }
    hasher.finalize().to_hex()[..SHORT].to_owned()
}
