//! What a schema may be that somebody else registered: one whose records take no more time and memory than their bytes do. Pure.

use std::collections::HashMap;

use apache_avro::Schema;
use apache_avro::schema::{InnerDecimalSchema, Name, UuidSchema};

/// Types of a schema, those that it names again counted each time.
const MOST_TYPES: usize = 10_000;

/// Bytes of a fixed type, which are taken before they are read.
const LARGEST_FIXED: usize = 1 << 20;

/// What a type is made of.
#[derive(Debug, Clone, Copy)]
struct Size {
    types: usize,
    /// Bytes that a value takes at least.
    least: usize,
}

/// Named types; `None` while one is being looked at.
#[derive(Default)]
struct Named(HashMap<String, Option<Size>>);

/// Why records of the schema are not to be read, if they are not.
pub(super) fn check(schema: &Schema) -> Result<(), String> {
    Named::default().size(schema).map(drop)
}

impl Named {
    fn size(&mut self, schema: &Schema) -> Result<Size, String> {
        let size = match schema {
            Schema::Null => one(0),
            Schema::Fixed(fixed) | Schema::Duration(fixed) | Schema::Uuid(UuidSchema::Fixed(fixed)) => {
                self.fixed(&fixed.name, fixed.size)?
            }
            Schema::Decimal(decimal) => match &decimal.inner {
                InnerDecimalSchema::Fixed(fixed) => self.fixed(&fixed.name, fixed.size)?,
                InnerDecimalSchema::Bytes => one(1),
            },
            Schema::Array(array) => {
                let inner = self.size(&array.items)?;
                if inner.least == 0 {
                    return Err("a list of what takes no bytes may be longer than memory".to_owned());
                }
                sum(one(1), Size { least: 0, ..inner })?
            }
            Schema::Map(map) => {
                let inner = self.size(&map.types)?;
                sum(one(1), Size { least: 0, ..inner })?
            }
            Schema::Union(union) => {
                let mut size = one(1);
                for variant in union.variants() {
                    let inner = self.size(variant)?;
                    size = sum(size, Size { least: 0, ..inner })?;
                }
                size
            }
            Schema::Record(record) => {
                self.0.insert(key(&record.name), None);
                let mut size = one(0);
                for field in &record.fields {
                    size = sum(size, self.size(&field.schema)?)?;
                }
                self.0.insert(key(&record.name), Some(size));
                size
            }
            Schema::Enum(names) => {
                self.0.insert(key(&names.name), Some(one(1)));
                one(1)
            }
            Schema::Ref { name } => match self.0.get(&key(name)) {
                Some(Some(size)) => *size,
                Some(None) => return Err(format!("type {} holds itself", key(name))),
                None => return Err(format!("there is no type {}", key(name))),
            },
            _ => one(1),
        };
        Ok(size)
    }

    fn fixed(&mut self, name: &Name, size: usize) -> Result<Size, String> {
        if size > LARGEST_FIXED {
            return Err(format!("a fixed type of {size} bytes: {LARGEST_FIXED} are the most"));
        }
        self.0.insert(key(name), Some(one(size)));
        Ok(one(size))
    }
}

/// Without its namespace: a name that is written without one is looked for in that of the type around it.
fn key(name: &Name) -> String {
    name.name().to_owned()
}

fn one(least: usize) -> Size {
    Size { types: 1, least }
}

fn sum(one: Size, other: Size) -> Result<Size, String> {
    let types = one.types.saturating_add(other.types);
    if types > MOST_TYPES {
        return Err(format!(
            "more than {MOST_TYPES} types, those that it names again counted each time"
        ));
    }
    let least = one.least.saturating_add(other.least);
    Ok(Size { types, least })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::wire::RecordKind;

    fn said(schema: &Value) -> Result<(), String> {
        check(&Schema::parse_str(&schema.to_string()).unwrap())
    }

    fn record(name: &str, types: &[Value]) -> Value {
        let field = |(at, kind): (usize, &Value)| json!({"name": format!("f{at}"), "type": kind});
        let fields: Vec<Value> = types.iter().enumerate().map(field).collect();
        json!({"type": "record", "name": name, "fields": fields})
    }

    #[test]
    fn our_own_schemas_hold() {
        for kind in RecordKind::ALL {
            assert_eq!(check(&Schema::parse_str(kind.avsc()).unwrap()), Ok(()), "{kind}");
        }
    }

    #[test]
    fn records_of_no_end_are_refused() {
        for (schema, why) in [
            (record("A", &[json!("A")]), "holds itself"),
            (record("A", &[json!(["null", "A"])]), "holds itself"),
            (
                record("A", &[record("B", &[json!({"type": "array", "items": "A"})])]),
                "holds itself",
            ),
            (record("A", &[json!({"type": "array", "items": "null"})]), "no bytes"),
            (
                record("A", &[json!({"type": "array", "items": record("B", &[json!("null")])})]),
                "no bytes",
            ),
            (
                record(
                    "A",
                    &[json!({"type": "array", "items": {"type": "fixed", "name": "F", "size": 0}})],
                ),
                "no bytes",
            ),
        ] {
            let said = said(&schema).unwrap_err();
            assert!(said.contains(why), "{schema}: {said}");
        }
    }

    #[test]
    fn fixed_types_and_types_have_a_bound() {
        for (size, taken) in [
            (LARGEST_FIXED - 1, true),
            (LARGEST_FIXED, true),
            (LARGEST_FIXED + 1, false),
            (1 << 50, false),
        ] {
            let fixed = json!({"type": "fixed", "name": "F", "size": size});
            assert_eq!(said(&record("A", &[fixed])).is_ok(), taken, "{size}");
        }
        // The record, and its fields.
        for (fields, taken) in [(MOST_TYPES - 2, true), (MOST_TYPES - 1, true), (MOST_TYPES, false)] {
            assert_eq!(
                said(&record("A", &vec![json!("int"); fields])).is_ok(),
                taken,
                "{fields}"
            );
        }
        // Twice as many with each.
        let mut fields = vec![record("R0", &[json!("null")])];
        for at in 1..60 {
            let before = json!(format!("R{}", at - 1));
            fields.push(record(&format!("R{at}"), &[before.clone(), before]));
        }
        assert!(said(&record("A", &fields)).unwrap_err().contains("more than"));
    }
}
