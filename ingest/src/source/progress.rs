//! What a source remembers between starts: entries by name. The truth stands in topic `sources`. Knows no source.

use std::collections::BTreeMap;

/// Entries by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress(BTreeMap<String, String>);

impl Progress {
    /// What an entry says.
    pub fn get(&self, entry: &str) -> Option<&str> {
        self.0.get(entry).map(String::as_str)
    }

    /// Sets an entry, or forgets it.
    pub fn set(&mut self, entry: impl Into<String>, value: Option<String>) {
        match value {
            Some(value) => drop(self.0.insert(entry.into(), value)),
            None => drop(self.0.remove(&entry.into())),
        }
    }

    /// The entries whose names begin so, by what follows.
    pub fn below<'p>(&'p self, prefix: &'p str) -> impl Iterator<Item = (&'p str, &'p str)> {
        self.0
            .range(prefix.to_owned()..)
            .map_while(move |(entry, value)| Some((entry.strip_prefix(prefix)?, value.as_str())))
    }
}

impl FromIterator<(String, String)> for Progress {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_what_they_begin_with() {
        let mut progress: Progress = ["cursor/pods", "object/pods/a", "object/pods/b", "object/services/a"]
            .into_iter()
            .map(|entry| (entry.to_owned(), entry.len().to_string()))
            .collect();
        progress.set("object/pods/b", None);
        progress.set("object/pods/c", Some("1".to_owned()));
        let names: Vec<&str> = progress.below("object/pods/").map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "c"]);
        assert_eq!(progress.get("cursor/pods"), Some("11"));
    }
}
