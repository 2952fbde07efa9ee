//! The requirements of frameworks that a rule serves. Shared, for every finding of the rule names the same ones, and they are most of
//! the words of a rule. Knows no framework.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

/// Framework (`cis_aws_7.0`, `nist_800_53_r5`, …) → requirement ids. Cheap to clone; who changes one, changes it for himself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "BTreeMap<String, Vec<String>>")]
pub struct Requirements(Arc<BTreeMap<String, Vec<String>>>);

impl Serialize for Requirements {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl From<BTreeMap<String, Vec<String>>> for Requirements {
    fn from(requirements: BTreeMap<String, Vec<String>>) -> Self {
        Self(Arc::new(requirements))
    }
}

impl FromIterator<(String, Vec<String>)> for Requirements {
    fn from_iter<I: IntoIterator<Item = (String, Vec<String>)>>(requirements: I) -> Self {
        Self(Arc::new(requirements.into_iter().collect()))
    }
}

impl Deref for Requirements {
    type Target = BTreeMap<String, Vec<String>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Requirements {
    fn deref_mut(&mut self) -> &mut Self::Target {
        Arc::make_mut(&mut self.0)
    }
}
