//! Where keys stand in a config file: line of a key path, key path of a span. Knows no meaning of any key.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// The key paths of a file with the spans of their keys and values.
#[derive(Debug)]
pub(super) struct Places {
    /// Offsets at which lines start.
    lines: Vec<usize>,
    keys: Vec<Place>,
}

#[derive(Debug)]
struct Place {
    path: String,
    key: Range<usize>,
    value: Range<usize>,
}

impl Places {
    pub(super) fn new(text: &str, table: &DeTable) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut places = Self {
            lines: std::iter::once(0).chain(starts).collect(),
            keys: Vec::new(),
        };
        places.walk("", table);
        places
    }

    fn walk(&mut self, prefix: &str, table: &DeTable) {
        for (key, value) in table {
            let path = join(prefix, key.get_ref());
            self.keys.push(Place {
                path: path.clone(),
                key: key.span(),
                value: value.span(),
            });
            match value.get_ref() {
                DeValue::Table(inner) => self.walk(&path, inner),
                DeValue::Array(items) => {
                    for (position, item) in items.iter().enumerate() {
                        let path = format!("{path}[{position}]");
                        self.keys.push(Place {
                            path: path.clone(),
                            key: item.span(),
                            value: item.span(),
                        });
                        if let DeValue::Table(inner) = item.get_ref() {
                            self.walk(&path, inner);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Line of a byte, from 1.
    pub(super) fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// Line of a key, or of the nearest section above it that is written; 0 where none is.
    pub(super) fn line_of_key(&self, path: &str) -> usize {
        let mut path = path;
        loop {
            if let Some(place) = self.keys.iter().find(|place| place.path == path) {
                return self.line_at(place.key.start);
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = &path[..end],
                None => return 0,
            }
        }
    }

    /// The innermost key whose value, or which itself, holds the span.
    pub(super) fn key_at(&self, span: Range<usize>) -> String {
        let holds = |outer: &Range<usize>| outer.start <= span.start && span.end <= outer.end;
        self.keys
            .iter()
            .filter(|place| holds(&place.key) || holds(&place.value))
            .max_by_key(|place| place.path.len())
            .map(|place| place.path.clone())
            .unwrap_or_default()
    }
}

/// Line of a byte, from 1, of a text that is no TOML.
pub(super) fn line_at(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

pub(super) fn join(prefix: &str, key: &str) -> String {
    if prefix.is_empty() {
        key.to_owned()
    } else {
        format!("{prefix}.{key}")
    }
}
