//! Gzip in, bounded: a small input that inflates without end is refused. Knows neither HTTP nor files.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;

/// Why an input could not be inflated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InflateError {
    /// It holds more than is allowed.
    #[error("inflates to more than {limit} bytes")]
    TooLarge {
        /// What is allowed.
        limit: usize,
    },
    /// It is no gzip, or not all of it.
    #[error("not gzip: {0}")]
    Broken(String),
}

/// Whether the bytes begin as gzip does (RFC 1952, section 2.3.1).
pub fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// The bytes, inflated if they are gzip; at most `limit` of them.
pub fn inflate(bytes: &[u8], limit: usize) -> Result<Cow<'_, [u8]>, InflateError> {
    if !is_gzip(bytes) {
        return if bytes.len() > limit {
            Err(InflateError::TooLarge { limit })
        } else {
            Ok(Cow::Borrowed(bytes))
        };
    }
    let mut inflated = Vec::new();
    let mut reader = MultiGzDecoder::new(bytes).take(limit as u64 + 1);
    reader
        .read_to_end(&mut inflated)
        .map_err(|error| InflateError::Broken(error.to_string()))?;
    if inflated.len() > limit {
        Err(InflateError::TooLarge { limit })
    } else {
        Ok(Cow::Owned(inflated))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn only_as_much_as_is_allowed() {
        assert_eq!(inflate(b"{}", 2).unwrap().as_ref(), b"{}");
        assert_eq!(inflate(b"{} ", 2), Err(InflateError::TooLarge { limit: 2 }));
        assert_eq!(inflate(&gzip(b"{}"), 2).unwrap().as_ref(), b"{}");
        let two = [gzip(b"{}\n"), gzip(b"{}")].concat();
        assert_eq!(inflate(&two, 100).unwrap().as_ref(), b"{}\n{}");
        assert_eq!(
            inflate(&gzip(&vec![b' '; 1 << 20]), 1000),
            Err(InflateError::TooLarge { limit: 1000 })
        );
        let whole = gzip(b"{\"a\": \"some text to cut\"}");
        assert!(matches!(
            inflate(&whole[..whole.len() - 6], 1000),
            Err(InflateError::Broken(_))
        ));
    }
}
