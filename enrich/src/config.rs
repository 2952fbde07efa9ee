//! The `[enrich]` section: files and tags that say who owns what. Pure: reads no file.

use std::path::{Path, PathBuf};

use pipeline::config::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::table::Column;

/// Where business context comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Files of rows that match resources and say something of them. They are read again when they change.
    #[serde(rename = "file")]
    pub files: Vec<File>,
    /// Tags that name the owner where no file does, in this order; compared without case.
    pub owner_tags: Vec<String>,
    /// Tags that name the environment where no file does.
    pub environment_tags: Vec<String>,
    /// Tags that name the criticality where no file does.
    pub criticality_tags: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self {
            files: Vec::new(),
            owner_tags: names(&["owner"]),
            environment_tags: names(&["environment", "env"]),
            criticality_tags: names(&["criticality"]),
        }
    }
}

/// A file of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// Its form, where its name does not say it.
    #[serde(default)]
    pub format: Option<Format>,
    /// Columns that a row is matched by: `provider`, `account`, `region`, `resource_type`, `tag:KEY`, `resource_name`,
    /// `resource_uid`. Without it all columns of these names. All other columns are what the row says.
    #[serde(default, rename = "match")]
    pub columns: Vec<String>,
}

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A line of column names, then rows.
    Csv,
    /// A list of objects.
    Json,
    /// A list of mappings.
    Yaml,
}

impl Format {
    /// What a file's name says.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "yaml" | "yml" => Some(Self::Yaml),
            _ => None,
        }
    }
}

/// A config in which nothing is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    pub(crate) config: Config,
}

impl Config {
    /// All that is wrong at once, or settings to build from.
    pub fn validate(self) -> Result<Settings, Vec<Problem>> {
        let mut problems = Vec::new();
        for (position, file) in self.files.iter().enumerate() {
            file.problems(&format!("enrich.file[{position}]"), &mut problems);
        }
        let tags = [
            ("owner_tags", &self.owner_tags),
            ("environment_tags", &self.environment_tags),
            ("criticality_tags", &self.criticality_tags),
        ];
        for (name, tags) in tags {
            if tags.iter().any(|tag| tag.trim().is_empty()) {
                problems.push(Problem::new(
                    format!("enrich.{name}"),
                    "holds an empty name",
                    "name a tag or leave it out",
                ));
            }
        }
        if problems.is_empty() {
            Ok(Settings { config: self })
        } else {
            Err(problems)
        }
    }
}

impl File {
    fn problems(&self, key: &str, problems: &mut Vec<Problem>) {
        if self.path.as_os_str().is_empty() {
            problems.push(Problem::new(format!("{key}.path"), "is empty", "name a file"));
        } else if self.format.is_none() && Format::of(&self.path).is_none() {
            let what = "is not set and the file's name does not end in .csv, .json or .yaml";
            problems.push(Problem::new(
                format!("{key}.format"),
                what,
                "set it to \"csv\", \"json\" or \"yaml\"",
            ));
        }
        for name in self.columns.iter().filter(|name| Column::named(name).is_none()) {
            problems.push(Problem::new(
                format!("{key}.match"),
                format!("knows no column {name:?}"),
                Column::NAMES,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(config: serde_json::Value, expect: &[&str]) {
        let config: Config = serde_json::from_value(config).unwrap();
        let problems = config.validate().err().unwrap_or_default();
        let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(texts.len(), expect.len(), "{texts:?}");
        for (text, expect) in texts.iter().zip(expect) {
            assert!(text.contains(expect), "{text}");
        }
    }

    #[test]
    fn problems_are_all_named_at_once() {
        check(serde_json::json!({}), &[]);
        check(
            serde_json::json!({"file": [{"path": "a.CSV"}, {"path": "a.txt", "format": "json"}]}),
            &[],
        );
        check(
            serde_json::json!({"file": [{"path": ""}, {"path": "a.txt", "match": ["accuont"]}], "owner_tags": [" "]}),
            &[
                "enrich.file[0].path",
                "enrich.file[1].format",
                "enrich.file[1].match` knows no column \"accuont\"",
                "owner_tags",
            ],
        );
    }
}
