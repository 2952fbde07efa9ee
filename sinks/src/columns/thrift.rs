//! Thrift's compact protocol, as much of it as Parquet's metadata needs
//! (github.com/apache/thrift, doc/specs/thrift-compact-protocol.md).

/// Types on the wire.
const I32: u8 = 5;
const I64: u8 = 6;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const STRUCT: u8 = 12;

/// A struct that is being written.
#[derive(Default)]
pub(super) struct Struct {
    out: Vec<u8>,
    last: i16,
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

impl Struct {
    /// Fields come in the order of their numbers, none more than fifteen after the one before.
    fn field(&mut self, id: i16, kind: u8) {
        let step = u8::try_from(id - self.last).unwrap_or(15).min(15);
        self.out.push(step << 4 | kind);
        self.last = id;
    }

    pub(super) fn i32(mut self, id: i16, value: i32) -> Self {
        self.field(id, I32);
        varint(&mut self.out, zigzag(value.into()));
        self
    }

    pub(super) fn i64(mut self, id: i16, value: usize) -> Self {
        self.field(id, I64);
        varint(&mut self.out, zigzag(i64::try_from(value).unwrap_or(i64::MAX)));
        self
    }

    pub(super) fn text(mut self, id: i16, value: &str) -> Self {
        self.field(id, BINARY);
        varint(&mut self.out, value.len() as u64);
        self.out.extend(value.as_bytes());
        self
    }

    pub(super) fn structure(mut self, id: i16, value: Self) -> Self {
        self.field(id, STRUCT);
        self.out.extend(value.end());
        self
    }

    pub(super) fn structures(mut self, id: i16, values: impl ExactSizeIterator<Item = Self>) -> Self {
        self.list(id, STRUCT, values.len());
        for value in values {
            self.out.extend(value.end());
        }
        self
    }

    pub(super) fn i32s(mut self, id: i16, values: &[i32]) -> Self {
        self.list(id, I32, values.len());
        for value in values {
            varint(&mut self.out, zigzag((*value).into()));
        }
        self
    }

    pub(super) fn texts(mut self, id: i16, values: &[String]) -> Self {
        self.list(id, BINARY, values.len());
        for value in values {
            varint(&mut self.out, value.len() as u64);
            self.out.extend(value.as_bytes());
        }
        self
    }

    fn list(&mut self, id: i16, kind: u8, length: usize) {
        self.field(id, LIST);
        match u8::try_from(length) {
            Ok(short) if short < 15 => self.out.push(short << 4 | kind),
            _ => {
                self.out.push(0xf0 | kind);
                varint(&mut self.out, length as u64);
            }
        }
    }

    /// The struct's bytes.
    pub(super) fn end(mut self) -> Vec<u8> {
        self.out.push(0);
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_fields_are_steps() {
        let written = Struct::default().i32(1, -1).i64(3, 300).text(10, "é").end();
        assert_eq!(written, [0x15, 0x01, 0x26, 0xd8, 0x04, 0x78, 0x02, 0xc3, 0xa9, 0x00]);
        let lists = Struct::default()
            .i32s(2, &[0, 3])
            .structures(3, vec![Struct::default()].into_iter());
        assert_eq!(lists.end(), [0x29, 0x25, 0x00, 0x06, 0x19, 0x1c, 0x00, 0x00]);
    }
}
