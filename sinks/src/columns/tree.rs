//! What the columns are, and JSON taken apart into them: each value with the levels that say where in the tree it is or where the
//! tree ends (Dremel's shredding). A value that is not of its column's type is written as text where the column is text, and is
//! missing elsewhere.

use serde_json::Value;

/// A named part of a row. Every one may be missing.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
}

/// What a field is.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// Text; what is no text stands there as JSON.
    Text,
    /// A whole number.
    Number,
    /// Milliseconds since the Unix epoch, as a time.
    Time,
    /// True or false.
    Flag,
    /// Fields of its own.
    Group(Vec<Field>),
    /// Any number of one kind.
    List(Box<Kind>),
}

fn field(name: &'static str, kind: Kind) -> Field {
    Field { name, kind }
}

pub(crate) fn text(name: &'static str) -> Field {
    field(name, Kind::Text)
}

pub(crate) fn number(name: &'static str) -> Field {
    field(name, Kind::Number)
}

pub(crate) fn time(name: &'static str) -> Field {
    field(name, Kind::Time)
}

pub(crate) fn flag(name: &'static str) -> Field {
    field(name, Kind::Flag)
}

pub(crate) fn group(name: &'static str, fields: Vec<Field>) -> Field {
    field(name, Kind::Group(fields))
}

pub(crate) fn list(name: &'static str, of: Kind) -> Field {
    field(name, Kind::List(Box::new(of)))
}

/// The values of a column, in Parquet's plain form.
#[derive(Debug, Clone)]
pub(super) enum Values {
    Bytes(Vec<u8>),
    Flags(Vec<bool>),
}

/// A leaf of the tree and what was put into it.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) path: Vec<String>,
    /// BOOLEAN 0, INT64 2, BYTE_ARRAY 6.
    pub(super) physical: i32,
    pub(super) repetition: u8,
    pub(super) definition: u8,
    pub(super) repetitions: Vec<u8>,
    pub(super) definitions: Vec<u8>,
    pub(super) values: Values,
}

impl Column {
    fn missing(&mut self, repetition: u8, definition: u8) {
        self.repetitions.push(repetition);
        self.definitions.push(definition);
    }

    fn put(&mut self, kind: &Kind, value: &Value, repetition: u8) -> bool {
        match (kind, value, &mut self.values) {
            (Kind::Text, value, Values::Bytes(bytes)) => {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                bytes.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
                bytes.extend(text.as_bytes());
            }
            (Kind::Number | Kind::Time, Value::Number(number), Values::Bytes(bytes)) => match number.as_i64() {
                Some(number) => bytes.extend(number.to_le_bytes()),
                None => return false,
            },
            (Kind::Flag, Value::Bool(flag), Values::Flags(flags)) => flags.push(*flag),
            _ => return false,
        }
        self.repetitions.push(repetition);
        self.definitions.push(self.definition);
        true
    }

    /// Empties it, for the next page.
    pub(super) fn take(&mut self) -> Self {
        let empty = Self {
            repetitions: Vec::new(),
            definitions: Vec::new(),
            values: match self.values {
                Values::Bytes(_) => Values::Bytes(Vec::new()),
                Values::Flags(_) => Values::Flags(Vec::new()),
            },
            ..self.clone_head()
        };
        std::mem::replace(self, empty)
    }

    fn clone_head(&self) -> Self {
        Self {
            path: self.path.clone(),
            physical: self.physical,
            repetition: self.repetition,
            definition: self.definition,
            repetitions: Vec::new(),
            definitions: Vec::new(),
            values: Values::Bytes(Vec::new()),
        }
    }
}

/// The leaves, in their order.
pub(super) fn columns(fields: &[Field]) -> Vec<Column> {
    let mut columns = Vec::new();
    for field in fields {
        leaves(&field.kind, vec![field.name.to_owned()], (0, 1), &mut columns);
    }
    columns
}

/// `levels` are those of what stands at the path: how often repeated, how deep when it is there.
fn leaves(kind: &Kind, path: Vec<String>, levels: (u8, u8), out: &mut Vec<Column>) {
    let (repetition, definition) = levels;
    let below = |names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned());
        path.iter().cloned().chain(names).collect::<Vec<_>>()
    };
    match kind {
        Kind::Group(fields) => {
            for field in fields {
                leaves(&field.kind, below(&[field.name]), (repetition, definition + 1), out);
            }
        }
        // A list is a group with a repeated group `list` with an optional `element`.
        Kind::List(of) => leaves(of, below(&["list", "element"]), (repetition + 1, definition + 2), out),
        leaf => out.push(Column {
            path,
            physical: match leaf {
                Kind::Flag => 0,
                Kind::Number | Kind::Time => 2,
                _ => 6,
            },
            repetition,
            definition,
            repetitions: Vec::new(),
            definitions: Vec::new(),
            values: match leaf {
                Kind::Flag => Values::Flags(Vec::new()),
                _ => Values::Bytes(Vec::new()),
            },
        }),
    }
}

/// Puts a row's values into the columns.
pub(super) fn shred(fields: &[Field], row: &Value, columns: &mut [Column]) {
    let mut rest = columns;
    for field in fields {
        rest = place(&field.kind, row.get(field.name), (0, 0, 0), rest);
    }
}

/// `at`: the repetition level to write, that of the lists around, the definition level if this is missing. Returns the columns after
/// those of this kind.
fn place<'c>(kind: &Kind, value: Option<&Value>, at: (u8, u8, u8), columns: &'c mut [Column]) -> &'c mut [Column] {
    let (repetition, depth, definition) = at;
    let value = value.filter(|value| !value.is_null());
    match kind {
        Kind::Group(fields) => {
            let object = value.filter(|value| value.is_object());
            let below = if object.is_some() { definition + 1 } else { definition };
            let mut rest = columns;
            for field in fields {
                let inner = object.and_then(|object| object.get(field.name));
                rest = match object {
                    Some(_) => place(&field.kind, inner, (repetition, depth, below), rest),
                    None => absent(&field.kind, (repetition, definition), rest),
                };
            }
            rest
        }
        Kind::List(of) => match value.and_then(Value::as_array) {
            None => absent(of, (repetition, definition), columns),
            Some(items) if items.is_empty() => absent(of, (repetition, definition + 1), columns),
            Some(items) => {
                let width = count(of);
                for (position, item) in items.iter().enumerate() {
                    let repetition = if position == 0 { repetition } else { depth + 1 };
                    place(
                        of,
                        Some(item),
                        (repetition, depth + 1, definition + 2),
                        &mut columns[..width],
                    );
                }
                &mut columns[width..]
            }
        },
        leaf => {
            let (own, rest) = columns.split_at_mut(1);
            let placed = value.is_some_and(|value| own[0].put(leaf, value, repetition));
            if !placed {
                own[0].missing(repetition, definition);
            }
            rest
        }
    }
}

/// Everything below is missing.
fn absent<'c>(kind: &Kind, levels: (u8, u8), columns: &'c mut [Column]) -> &'c mut [Column] {
    let (own, rest) = columns.split_at_mut(count(kind));
    for column in own {
        column.missing(levels.0, levels.1);
    }
    rest
}

fn count(kind: &Kind) -> usize {
    match kind {
        Kind::Group(fields) => fields.iter().map(|field| count(&field.kind)).sum(),
        Kind::List(of) => count(of),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The example of the paper, shortened: names with languages.
    #[test]
    fn levels_say_where_a_value_is() {
        let language = Kind::Group(vec![text("code"), text("country")]);
        let name = Kind::Group(vec![list("language", language), text("url")]);
        let fields = vec![number("id"), list("name", name)];
        let mut columns = columns(&fields);
        shred(
            &fields,
            &json!({"id": 10, "name": [
                {"language": [{"code": "en-us", "country": "us"}, {"code": "en"}], "url": "http://A"},
                {"url": "http://B"},
                {"language": [{"code": "en-gb", "country": "gb"}]},
            ]}),
            &mut columns,
        );
        shred(&fields, &json!({"id": "no number", "name": []}), &mut columns);
        let levels = |column: &Column| (column.repetitions.clone(), column.definitions.clone());
        assert_eq!(levels(&columns[0]), (vec![0, 0], vec![1, 0]));
        assert_eq!(
            columns[1].path.join("."),
            "name.list.element.language.list.element.code"
        );
        assert_eq!((columns[1].repetition, columns[1].definition), (2, 7));
        assert_eq!(levels(&columns[1]), (vec![0, 2, 1, 1, 0], vec![7, 7, 3, 7, 1]));
        assert_eq!(levels(&columns[2]), (vec![0, 2, 1, 1, 0], vec![7, 6, 3, 7, 1]));
        assert_eq!(levels(&columns[3]), (vec![0, 1, 1, 0], vec![4, 4, 3, 1]));
    }
}
