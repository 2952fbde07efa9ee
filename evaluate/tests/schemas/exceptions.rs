//! What is not held against a schema, each with its reason.

use evaluate::paths::Path;

use crate::published::rows;

/// What is not held against a schema, and why: shape, type (`kubernetes_*`), path (`*`: no path of the type is), reason.
#[derive(Debug)]
pub struct Exceptions {
    rows: Vec<[String; 4]>,
    used: Vec<bool>,
}

impl Exceptions {
    pub fn read() -> Self {
        let rows: Vec<[String; 4]> = rows("exceptions.tsv")
            .into_iter()
            .map(|row| {
                row.try_into()
                    .unwrap_or_else(|row| panic!("exceptions.tsv: four fields are wanted: {row:?}"))
            })
            .collect();
        assert!(
            rows.iter().all(|row| !row[3].is_empty()),
            "an exception gives its reason"
        );
        let used = vec![false; rows.len()];
        Self { rows, used }
    }

    /// The reason why a path, or with `*` a type, need not be in a schema.
    pub fn reason(&mut self, of: &Path, path: &str) -> Option<&str> {
        let number = self.rows.iter().position(|[shape, resource_type, excepted, _]| {
            let whole = path == "*" || excepted == "*";
            *shape == of.shape
                && fits(resource_type, &of.resource_type)
                && (if whole { excepted == path } else { fits(excepted, path) })
        })?;
        self.used[number] = true;
        Some(&self.rows[number][3])
    }

    /// Those that no path asked for.
    pub fn stale(&self) -> Vec<&[String; 4]> {
        let each = self.rows.iter().zip(&self.used);
        each.filter(|(_, used)| !**used).map(|(row, _)| row).collect()
    }
}

/// Whether a text is of a pattern in which `*` stands for any text.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((before, rest)) => text
            .strip_prefix(before)
            .is_some_and(|text| (0..=text.len()).any(|at| text.is_char_boundary(at) && fits(rest, &text[at..]))),
    }
}
