//! Avro to JSON by the schema that wrote it. Knows no registry.
//!
//! Document: Apache Avro 1.12 specification, "Binary Encoding", "Logical Types". Read here and not by the library's generic reader: that
//! one takes a value that ends early for null, makes room for as many items as a count claims, and goes as deep as the bytes say.

use std::collections::HashMap;

use apache_avro::Schema;
use apache_avro::schema::{DecimalSchema, InnerDecimalSchema, Name, NamespaceRef, RecordSchema, UuidSchema};
use serde_json::{Map, Value, json};

/// As deep as JSON may go here.
const DEEPEST: usize = 100;

/// Values, names and texts of one record, in bytes: what a small record may grow to.
const LARGEST: usize = 64 << 20;

/// How records of a schema lie.
pub(super) struct Layout {
    root: Schema,
    named: HashMap<Name, Schema>,
}

impl Layout {
    /// Of a schema's text, and the texts that it rests on.
    pub(super) fn parse(text: &str, references: &[String]) -> Result<Self, String> {
        let wrong = |error: apache_avro::Error| error.to_string();
        let (root, others) = match references {
            [] => (Schema::parse_str(text).map_err(wrong)?, Vec::new()),
            _ => Schema::parse_str_with_list(text, references).map_err(wrong)?,
        };
        let mut named = HashMap::new();
        collect(&root, None, &mut named);
        others.iter().for_each(|other| collect(other, None, &mut named));
        Ok(Self { root, named })
    }

    /// A record as JSON.
    pub(super) fn json(&self, body: &[u8]) -> Result<Value, String> {
        let mut reading = Reading {
            layout: self,
            left: body,
            room: LARGEST,
        };
        let value = reading.value(&self.root, None, 0)?;
        match reading.left.len() {
            0 => Ok(value),
            more => Err(format!("{more} bytes are left behind its end")),
        }
    }
}

/// All that has a name, by it.
fn collect(schema: &Schema, space: NamespaceRef<'_>, named: &mut HashMap<Name, Schema>) {
    if !matches!(schema, Schema::Ref { .. })
        && let Some(name) = schema.name()
    {
        named.insert(name.fully_qualified_name(space).into_owned(), schema.clone());
    }
    match schema {
        Schema::Array(array) => collect(&array.items, space, named),
        Schema::Map(map) => collect(&map.types, space, named),
        Schema::Union(union) => union.variants().iter().for_each(|one| collect(one, space, named)),
        Schema::Record(record) => {
            let name = record.name.fully_qualified_name(space);
            for field in &record.fields {
                collect(&field.schema, name.namespace(), named);
            }
        }
        _ => {}
    }
}

struct Reading<'a> {
    layout: &'a Layout,
    left: &'a [u8],
    room: usize,
}

impl<'a> Reading<'a> {
    fn value(&mut self, schema: &Schema, space: NamespaceRef<'_>, depth: usize) -> Result<Value, String> {
        if depth > DEEPEST {
            return Err(format!("it is more than {DEEPEST} deep"));
        }
        self.spend(size_of::<Value>())?;
        Ok(match schema {
            Schema::Enum(symbols) => {
                let at = self.long()?;
                let symbol = usize::try_from(at).ok().and_then(|at| symbols.symbols.get(at));
                json!(symbol.ok_or_else(|| format!("{at} is no symbol of its enum"))?)
            }
            Schema::Union(union) => {
                let at = self.long()?;
                let chosen = usize::try_from(at).ok().and_then(|at| union.variants().get(at));
                let chosen = chosen.ok_or_else(|| format!("{at} is no branch of its union"))?;
                self.value(chosen, space, depth)?
            }
            Schema::Array(array) => self.array_of(&array.items, space, depth)?,
            Schema::Map(map) => self.map_of(&map.types, space, depth)?,
            Schema::Record(record) => self.record_of(record, space, depth)?,
            Schema::Ref { name } => {
                let name = name.fully_qualified_name(space).into_owned();
                let layout = self.layout;
                let schema = layout
                    .named
                    .get(&name)
                    .ok_or_else(|| format!("the schema lacks {name}"))?;
                // A schema that only refers goes on forever.
                self.value(schema, name.namespace(), depth + 1)?
            }
            plain => self.plain(plain)?,
        })
    }

    /// A value without parts.
    fn plain(&mut self, schema: &Schema) -> Result<Value, String> {
        Ok(match schema {
            Schema::Null => Value::Null,
            Schema::Boolean => match self.take(1)? {
                [0] => json!(false),
                [1] => json!(true),
                other => return Err(format!("{} stands for a boolean", other[0])),
            },
            Schema::Int | Schema::Date | Schema::TimeMillis => {
                json!(i32::try_from(self.long()?).map_err(|_| "an int has more than 32 bits".to_owned())?)
            }
            Schema::Long
            | Schema::TimeMicros
            | Schema::TimestampMillis
            | Schema::TimestampMicros
            | Schema::TimestampNanos
            | Schema::LocalTimestampMillis
            | Schema::LocalTimestampMicros
            | Schema::LocalTimestampNanos => json!(self.long()?),
            Schema::Float => finite(f64::from(f32::from_le_bytes(self.array()?))),
            Schema::Double => finite(f64::from_le_bytes(self.array()?)),
            Schema::Bytes => text(self.counted()?),
            Schema::BigDecimal => self.counted().map(|_| unread("a decimal with a scale of its own"))?,
            Schema::Uuid(UuidSchema::Bytes) => uuid(self.counted()?),
            Schema::Uuid(UuidSchema::Fixed(_)) => uuid(self.take(16)?),
            Schema::String | Schema::Uuid(UuidSchema::String) => Value::String(self.string()?),
            Schema::Fixed(fixed) => text(self.take(fixed.size)?),
            Schema::Duration(fixed) => self.take(fixed.size).map(|_| unread("months, days and milliseconds"))?,
            Schema::Decimal(decimal) => self.decimal(decimal)?,
            _ => return Err("the schema has a type that is not read".to_owned()),
        })
    }

    fn record_of(&mut self, record: &RecordSchema, space: NamespaceRef<'_>, depth: usize) -> Result<Value, String> {
        let name = record.name.fully_qualified_name(space).into_owned();
        let mut object = Map::new();
        for field in &record.fields {
            self.spend(field.name.len())?;
            let value = self.value(&field.schema, name.namespace(), depth + 1);
            let value = value.map_err(|why| within(&field.name, why))?;
            object.insert(field.name.clone(), value);
        }
        Ok(Value::Object(object))
    }

    fn array_of(&mut self, items: &Schema, space: NamespaceRef<'_>, depth: usize) -> Result<Value, String> {
        let mut values = Vec::new();
        while let Some(count) = self.block()? {
            for _ in 0..count {
                let (at, value) = (values.len(), self.value(items, space, depth + 1));
                values.push(value.map_err(|why| within(&format!("[{at}]"), why))?);
            }
        }
        Ok(Value::Array(values))
    }

    fn map_of(&mut self, types: &Schema, space: NamespaceRef<'_>, depth: usize) -> Result<Value, String> {
        let mut object = Map::new();
        while let Some(count) = self.block()? {
            for _ in 0..count {
                let key = self.string()?;
                let value = self.value(types, space, depth + 1).map_err(|why| within(&key, why))?;
                if object.insert(key.clone(), value).is_some() {
                    return Err(format!("{key:?} stands there twice"));
                }
            }
        }
        Ok(Value::Object(object))
    }

    /// How many items follow; `None` where the last block was.
    fn block(&mut self) -> Result<Option<u64>, String> {
        self.spend(8)?;
        match self.long()? {
            0 => Ok(None),
            // The block's size in bytes stands behind a negative count.
            count if count < 0 => self.long().map(|_| Some(count.unsigned_abs())),
            count => Ok(Some(count.unsigned_abs())),
        }
    }

    /// Unscaled, two's complement, big-endian; the number as it is written, for no digit may be lost.
    fn decimal(&mut self, decimal: &DecimalSchema) -> Result<Value, String> {
        let bytes = match &decimal.inner {
            InnerDecimalSchema::Bytes => self.counted()?,
            InnerDecimalSchema::Fixed(fixed) => self.take(fixed.size)?,
        };
        if bytes.len() > 16 || decimal.scale > 38 {
            return Ok(unread("a decimal of more than 128 bits"));
        }
        let negative = bytes.first().is_some_and(|first| first & 0x80 != 0);
        let all = bytes.iter().fold(if negative { -1i128 } else { 0 }, |all, byte| {
            (all << 8) | i128::from(*byte)
        });
        let digits = format!("{:0>1$}", all.unsigned_abs(), decimal.scale + 1);
        let (whole, part) = digits.split_at(digits.len() - decimal.scale);
        let sign = if all < 0 { "-" } else { "" };
        Ok(Value::String(match part {
            "" => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{part}"),
        }))
    }

    fn string(&mut self) -> Result<String, String> {
        let bytes = self.counted()?;
        let text = std::str::from_utf8(bytes).map_err(|_| "a string is not UTF-8".to_owned())?;
        Ok(text.to_owned())
    }

    /// Bytes with their number before them.
    fn counted(&mut self) -> Result<&'a [u8], String> {
        let count = self.long()?;
        let count = usize::try_from(count).map_err(|_| format!("a length is {count}"))?;
        self.take(count)
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], String> {
        let taken = self.left.split_at_checked(count);
        let (taken, left) =
            taken.ok_or_else(|| format!("ends early: {count} bytes are due and {} are left", self.left.len()))?;
        self.left = left;
        self.spend(count)?;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], String> {
        self.take(N)?.try_into().map_err(|_| "ends early".to_owned())
    }

    /// A long: zig-zag, seven bits a byte, the lowest first.
    fn long(&mut self) -> Result<i64, String> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1)?[0];
            if shift == 63 && byte > 1 {
                return Err("a number has more than 64 bits".to_owned());
            }
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                // Zig-zag: the lowest bit is the sign.
                return Ok((number >> 1).cast_signed() ^ -(number & 1).cast_signed());
            }
        }
        Err("a number has more than 64 bits".to_owned())
    }

    fn spend(&mut self, bytes: usize) -> Result<(), String> {
        let room = self.room.checked_sub(bytes);
        self.room = room.ok_or_else(|| format!("it grows beyond {LARGEST} bytes"))?;
        Ok(())
    }
}

/// `a.b[0]: why`
fn within(place: &str, why: String) -> String {
    match why.split_once(": ") {
        Some((rest, _)) if rest.starts_with('`') => {
            let joint = if rest.starts_with("`[") { "" } else { "." };
            format!("`{place}{joint}{}", &why[1..])
        }
        _ => format!("`{place}`: {why}"),
    }
}

/// What JSON has no word for, and rules do not read.
fn unread(what: &str) -> Value {
    json!({"$unknown": what})
}

fn finite(number: f64) -> Value {
    serde_json::Number::from_f64(number).map_or_else(|| unread("not a number"), Value::Number)
}

/// Bytes as text, where they are.
fn text(bytes: &[u8]) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => json!(text),
        Err(_) => unread("bytes that are no text"),
    }
}

fn uuid(bytes: &[u8]) -> Value {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    match hex.len() {
        32 => json!([&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")),
        _ => unread("a UUID of another length"),
    }
}

#[cfg(test)]
mod tests;
