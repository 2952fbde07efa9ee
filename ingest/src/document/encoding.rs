//! The text of an input: UTF-8, or UTF-16 with its mark (what PowerShell writes into files). Knows no notation.

use std::borrow::Cow;

/// The input as UTF-8, without a byte order mark (RFC 3629, section 6; RFC 2781, section 3.2). What is not UTF-16 stays as it is.
pub fn utf8(bytes: &[u8]) -> Result<Cow<'_, [u8]>, String> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => Ok(Cow::Borrowed(rest)),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // JSON begins with two ASCII characters, so that its first zero byte tells the order (RFC 4627, section 3).
        [b'{' | b'[', 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, b'{' | b'[', ..] => utf16(bytes, u16::from_be_bytes),
        _ => Ok(Cow::Borrowed(bytes)),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, [u8]>, String> {
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err("not UTF-16: an odd number of bytes".to_owned());
    }
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    for (at, char) in char::decode_utf16(units).enumerate() {
        text.push(char.map_err(|_| format!("not UTF-16: half a character after {at} of them"))?);
    }
    Ok(Cow::Owned(text.into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_read() {
        let text = "{\"a\": \"ä𝄞\"}";
        let units = || text.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        for input in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            [b"\xff\xfe", little.as_slice()].concat(),
            [b"\xfe\xff", big.as_slice()].concat(),
            little.clone(),
            big.clone(),
        ] {
            assert_eq!(utf8(&input).unwrap().as_ref(), text.as_bytes(), "{input:?}");
        }
        assert!(utf8(b"\xff\xfea").unwrap_err().contains("odd"));
        assert!(utf8(b"\xff\xfe\x00\xd8").unwrap_err().contains("half a character"));
    }
}
