//! Gzip out.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// Writing to memory cannot fail; `None` stands for the impossible.
pub(crate) fn compress(parts: &[&[u8]]) -> Option<Vec<u8>> {
    let size: usize = parts.iter().map(|part| part.len()).sum();
    let mut encoder = GzEncoder::new(Vec::with_capacity(size / 4), Compression::default());
    for part in parts {
        encoder.write_all(part).ok()?;
    }
    encoder.finish().ok()
}
