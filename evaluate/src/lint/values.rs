//! Values that occur: the resource types that tables read, and the values that a table's documentation lists for a column.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::PlannedTable;
use crate::compile::routes::Routes;
use crate::engine::Engine;
use crate::error::nearest;

/// Which values occur.
pub struct Values {
    types: BTreeSet<String>,
    columns: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl Values {
    /// Of the tables and rules of an engine.
    pub fn of(engine: &Engine) -> Self {
        let planned = engine.catalog().planned();
        let tables = planned.flat.branches();
        let of_table = tables.flat_map(|branch| Routes::of(&conjuncts(&branch.filters)).types.unwrap_or_default());
        let types = of_table.collect();
        let documented = |planned: &PlannedTable| (planned.table.name.clone(), documented(planned));
        let columns = planned.tables.iter().map(documented).collect();
        Self { types, columns }
    }

    /// What is odd about a resource type: no table reads it, but one reads almost that. Other types may exist all the same.
    pub fn resource_type(&self, name: &str) -> Option<(String, String)> {
        if self.types.contains(name) {
            return None;
        }
        let near = nearest(name, self.types.iter().map(String::as_str)).filter(|near| alike(near, name))?;
        Some((
            format!("no record has the resource type '{name}'"),
            format!("did you mean '{near}'?"),
        ))
    }

    /// What is odd about a value of a column: the table lists others.
    pub fn column(&self, table: &str, column: &str, value: &str) -> Option<(String, String)> {
        let values = self.columns.get(table)?.get(column)?;
        if value.is_empty() || values.iter().any(|listed| listed == value) {
            return None;
        }
        let fix = match nearest(value, values.iter().map(String::as_str)) {
            Some(near) => format!("did you mean '{near}'? Its values are {}", values.join(", ")),
            None => format!("its values are {}", values.join(", ")),
        };
        Some((format!("`{column}` of `{table}` never is '{value}'"), fix))
    }
}

fn conjuncts(filters: &[datafusion::logical_expr::Expr]) -> Vec<datafusion::logical_expr::Expr> {
    let all = filters.iter().cloned();
    all.flat_map(datafusion::logical_expr::utils::split_conjunction_owned)
        .collect()
}

/// Two letters apart at most, in names of some length.
fn alike(candidate: &str, name: &str) -> bool {
    candidate.len() >= 6 && strsim::damerau_levenshtein(&candidate.to_lowercase(), &name.to_lowercase()) <= 2
}

/// Columns whose documentation is a list of words: `versioning  Enabled, Suspended, Off`.
fn documented(planned: &PlannedTable) -> BTreeMap<String, Vec<String>> {
    let mut texts: Vec<(String, String)> = Vec::new();
    for line in planned.table.documentation.lines() {
        let mut words = line.split_whitespace();
        let first = words.next().unwrap_or_default();
        let column =
            line.starts_with("  ") && !line.starts_with("    ") && planned.schema.field_with_name(first).is_ok();
        match (column, texts.last_mut()) {
            (true, _) => texts.push((first.to_owned(), words.collect::<Vec<_>>().join(" "))),
            (false, Some((_, text))) => text.push_str(&format!(" {}", line.trim())),
            (false, None) => {}
        }
    }
    texts
        .into_iter()
        .filter_map(|(column, text)| Some((column, listed(&text)?)))
        .collect()
}

/// The values of a text that begins with a list of them, up to its first `;`, and the words with which its other parts begin:
/// `user, role, group; inline: a document by itself`.
fn listed(text: &str) -> Option<Vec<String>> {
    let mut parts = text.split(';');
    let first: Vec<&str> = parts.next()?.split(", ").map(str::trim).collect();
    let value = |text: &&str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:".contains(c);
        !text.is_empty() && text.chars().all(plain)
    };
    if first.len() < 2 || !first.iter().all(value) {
        return None;
    }
    let others = parts
        .filter_map(|part| part.split_whitespace().next())
        .map(|word| word.trim_end_matches(':'));
    let others = others.filter(|word| *word != "NULL" && value(word));
    Some(first.into_iter().chain(others).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn only_a_list_of_words_is_one_of_values() {
        for (text, expect) in [
            ("Enabled, Suspended, Off", Some(3)),
            ("Enabled, Off; NULL: not said", Some(2)),
            ("user, role; inline: a document by itself; NULL: not said", Some(3)),
            ("the bucket", None),
            ("its account; NULL: not said", None),
            ("deny, alert, or nothing at all", None),
        ] {
            assert_eq!(listed(text).map(|values| values.len()), expect, "{text}");
        }
    }
}
