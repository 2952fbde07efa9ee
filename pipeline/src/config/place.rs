//! Where keys stand in the config: file and line of a key path, key path of a span. Knows no meaning of any key.

use std::ops::Range;
use std::path::PathBuf;

use toml::de::{DeTable, DeValue};

/// Key paths of the config with the spans of their keys and values, over all that it was read from.
#[derive(Debug)]
pub(super) struct Places {
    origins: Vec<Origin>,
    keys: Vec<Place>,
}

/// A file, or a variable of the environment: its bytes stand after those of the one before, so a span says which one it is.
#[derive(Debug)]
pub(super) struct Origin {
    pub(super) name: PathBuf,
    /// Where its text begins.
    start: usize,
    /// Offsets in its text at which lines start; none where it has no lines to show.
    lines: Vec<usize>,
}

impl Origin {
    /// A file.
    pub(super) fn file(name: PathBuf, start: usize, text: &str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        Self { name, start, lines }
    }

    /// A variable of the environment.
    pub(super) fn variable(name: &str, start: usize) -> Self {
        Self {
            name: PathBuf::from(name),
            start,
            lines: Vec::new(),
        }
    }

    fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| self.start + start <= offset)
    }
}

#[derive(Debug)]
struct Place {
    path: String,
    key: Range<usize>,
    value: Range<usize>,
}

impl Places {
    pub(super) fn new(origins: Vec<Origin>, table: &DeTable) -> Self {
        let mut places = Self {
            origins,
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

    /// Name and line, from 1, of a byte; line 0 where there is none.
    pub(super) fn at(&self, offset: usize) -> (PathBuf, usize) {
        let origin = self.origins.iter().rfind(|origin| origin.start <= offset);
        origin.map_or_else(Default::default, |origin| (origin.name.clone(), origin.line(offset)))
    }

    /// Where a key stands, or the nearest section above it that is written; `None` where none is.
    pub(super) fn of_key(&self, path: &str) -> Option<(PathBuf, usize)> {
        let mut path = path;
        loop {
            if let Some(place) = self.keys.iter().find(|place| place.path == path) {
                return Some(self.at(place.key.start));
            }
            path = &path[..path.rfind(['.', '['])?];
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

pub(super) fn join(prefix: &str, key: &str) -> String {
    if prefix.is_empty() {
        key.to_owned()
    } else {
        format!("{prefix}.{key}")
    }
}
