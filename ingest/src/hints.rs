//! What is known of an input beside its bytes: said in a query, by arguments, by a config. Knows no adapter.

use serde::Deserialize;

use crate::shape::Shape;

/// What is known of an input beside its bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Hints {
    /// The file's name, or the endpoint.
    pub name: String,
    /// What `origin` of its records begins with; the name where empty.
    #[serde(skip)]
    pub origin: String,
    /// Who sends it says that it is YAML.
    #[serde(skip)]
    pub yaml: bool,
    /// Its shape, where it is not to be recognised.
    pub shape: Option<Shape>,
    /// The mapping that takes all its records, where one is named.
    pub mapping: Option<String>,
    /// Account, subscription or project of records that do not name theirs.
    pub account: Option<String>,
    /// Region of records that do not name theirs.
    pub region: Option<String>,
    /// Kubernetes cluster of its records.
    pub cluster: Option<String>,
    /// Who did it, where the record does not say so itself.
    #[serde(skip)]
    pub actor: Option<String>,
    /// The caller's trace.
    #[serde(skip)]
    pub traceparent: Option<String>,
}

impl Hints {
    /// Of an input of which only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// Whether its sender or its name says that it is YAML.
    pub fn says_yaml(&self) -> bool {
        let name = self.name.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        self.yaml || [".yaml", ".yml"].iter().any(|ending| name.ends_with(ending))
    }

    /// What a query says: names and values of what is known.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let name = Some(self.name.as_str()).filter(|name| !name.is_empty());
        [
            ("name", name),
            ("shape", self.shape.map(Shape::as_str)),
            ("mapping", self.mapping.as_deref()),
            ("account", self.account.as_deref()),
            ("region", self.region.as_deref()),
            ("cluster", self.cluster.as_deref()),
        ]
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| (key, value)))
    }

    /// What `origin` of its records begins with.
    pub fn origin(&self) -> &str {
        if self.origin.is_empty() {
            &self.name
        } else {
            &self.origin
        }
    }
}
