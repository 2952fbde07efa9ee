//! Avro's binary form of the types that every record passes through, written and read without a walk along the schema, which takes
//! several times as long. Held to the library and the schema files by `tests/forms/wire.rs`. What it does not read, the library is
//! asked for, so that it says what is wrong. Avro 1.11, "Binary Encoding".

use std::collections::BTreeMap;

/// A type with a binary form.
pub(super) trait Binary: Sized {
    /// Appends the value.
    fn write(&self, out: &mut Vec<u8>);

    /// Takes a value off the front; `None` where none stands there.
    fn read(body: &mut &[u8]) -> Option<Self>;
}

/// A record is its fields in the order of the schema.
macro_rules! record {
    ($type:ty { $($field:ident),+ $(,)? }) => {
        impl $crate::wire::binary::Binary for $type {
            fn write(&self, out: &mut Vec<u8>) {
                $(self.$field.write(out);)+
            }

            fn read(body: &mut &[u8]) -> Option<Self> {
                $(let $field = $crate::wire::binary::Binary::read(body)?;)+
                Some(Self { $($field),+ })
            }
        }
    };
}

/// An enum is the position of its symbol.
macro_rules! symbols {
    ($type:ident { $($symbol:ident = $position:literal),+ $(,)? }) => {
        impl $crate::wire::binary::Binary for $type {
            fn write(&self, out: &mut Vec<u8>) {
                let position: i64 = match self {
                    $(Self::$symbol => $position,)+
                };
                position.write(out);
            }

            fn read(body: &mut &[u8]) -> Option<Self> {
                match i64::read(body)? {
                    $($position => Some(Self::$symbol),)+
                    _ => None,
                }
            }
        }
    };
}

pub(super) use {record, symbols};

/// Variable-length zig-zag.
impl Binary for i64 {
    fn write(&self, out: &mut Vec<u8>) {
        let mut rest = (self << 1).cast_unsigned() ^ (self >> 63).cast_unsigned();
        while rest > 0x7f {
            out.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    fn read(body: &mut &[u8]) -> Option<Self> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = body.split_first()?;
            *body = rest;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                return None;
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Some((value >> 1).cast_signed() ^ -(value & 1).cast_signed());
            }
        }
        None
    }
}

impl Binary for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn read(body: &mut &[u8]) -> Option<Self> {
        let (byte, rest) = body.split_first()?;
        *body = rest;
        match byte {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

/// A string is its length and its bytes.
pub(super) fn text<'a>(body: &mut &'a [u8]) -> Option<&'a str> {
    let length = usize::try_from(i64::read(body)?).ok()?;
    let (text, rest) = body.split_at_checked(length)?;
    *body = rest;
    std::str::from_utf8(text).ok()
}

impl Binary for String {
    fn write(&self, out: &mut Vec<u8>) {
        count(self.len()).write(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn read(body: &mut &[u8]) -> Option<Self> {
        text(body).map(str::to_owned)
    }
}

/// A union is the position of its branch and the value; `null` is the first.
impl<T: Binary> Binary for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            None => 0_i64.write(out),
            Some(value) => {
                1_i64.write(out);
                value.write(out);
            }
        }
    }

    fn read(body: &mut &[u8]) -> Option<Self> {
        match i64::read(body)? {
            0 => Some(None),
            1 => Some(Some(T::read(body)?)),
            _ => None,
        }
    }
}

impl<T: Binary> Binary for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        block(self.len(), out);
        for item in self {
            item.write(out);
        }
        end(self.len(), out);
    }

    fn read(body: &mut &[u8]) -> Option<Self> {
        let mut items = Self::new();
        blocks(body, |body| {
            items.push(T::read(body)?);
            Some(())
        })?;
        Some(items)
    }
}

impl<T: Binary> Binary for BTreeMap<String, T> {
    fn write(&self, out: &mut Vec<u8>) {
        block(self.len(), out);
        for (name, value) in self {
            name.write(out);
            value.write(out);
        }
        end(self.len(), out);
    }

    fn read(body: &mut &[u8]) -> Option<Self> {
        let mut members = Self::new();
        blocks(body, |body| {
            let name = String::read(body)?;
            members.insert(name, T::read(body)?);
            Some(())
        })?;
        Some(members)
    }
}

/// Arrays and maps are blocks, each with its count; one without items ends them.
fn block(items: usize, out: &mut Vec<u8>) {
    count(items).write(out);
}

fn end(items: usize, out: &mut Vec<u8>) {
    if items > 0 {
        0_i64.write(out);
    }
}

fn blocks<'a>(body: &mut &'a [u8], mut item: impl FnMut(&mut &'a [u8]) -> Option<()>) -> Option<()> {
    loop {
        let items = match i64::read(body)? {
            0 => return Some(()),
            items @ 1.. => items,
            // Its length in bytes comes next, for whoever skips it.
            items => {
                i64::read(body)?;
                items.checked_neg()?
            }
        };
        // Each takes a byte at least, so that a false count ends where the bytes do.
        for _ in 0..items {
            item(body)?;
        }
    }
}

/// No text and no list is longer than memory.
fn count(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}
