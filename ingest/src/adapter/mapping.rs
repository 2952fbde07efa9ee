//! Records of the user's own form, taken by a mapping in the config: which records it takes, and where in them the parts of a change
//! are. Knows no provider; paths are in `mapping/path.rs`.

mod path;
mod read;

use std::collections::BTreeMap;

use pipeline::config::Pattern;
use serde_json::Value;

pub use path::{Path, Text};

use crate::adapter::{Context, DecodeError, Item};
use crate::field;
use crate::shape::Shape;

/// The shape of a mapped record that names no other.
pub const CUSTOM: &str = "custom";

/// How records of one form become changes. Values are texts in which a path in braces stands for what is there: `arn:aws:s3:::{name}`;
/// paths are written `detail.resources[0].id`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Its name, in errors and as the changes' `source`.
    pub name: String,
    /// Takes only records that have these values at these paths; `"*"` is any value. Compared as text.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub when: BTreeMap<Path, Expected>,
    /// Takes only records of files, or of the endpoint, with such a name; `*` stands for any characters.
    #[serde(default)]
    pub input: Option<Pattern>,
    /// Path of the list that holds the records, where one document wraps many.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub records: Option<Path>,
    /// What the resource is: the provider's type name where rules for it exist (`AWS::S3::Bucket`), else your own.
    #[schemars(with = "String")]
    pub resource_type: Text,
    /// What tells the resource from every other one.
    #[schemars(with = "String")]
    pub uid: Text,
    /// The name people use.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub resource_name: Option<Text>,
    /// `aws`, `azure`, `gcp`, `kubernetes` or your own word.
    #[serde(default = "default_provider")]
    #[schemars(with = "String")]
    pub provider: Text,
    /// Account, subscription or project.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub account: Option<Text>,
    /// Region.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub region: Option<Text>,
    /// When it happened: RFC 3339, or seconds or milliseconds since 1970.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub time: Option<Text>,
    /// Who did it.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub actor: Option<Text>,
    /// What happened, to be compared with `creates`, `updates` and `deletes`; without it a record is a snapshot.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub kind: Option<Text>,
    /// Values of `kind` that say that the resource was created.
    #[serde(default)]
    pub creates: Vec<String>,
    /// Values of `kind` that say that the resource was changed.
    #[serde(default)]
    pub updates: Vec<String>,
    /// Values of `kind` that say that the resource is gone.
    #[serde(default)]
    pub deletes: Vec<String>,
    /// Path of the tags.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub tags: Option<Path>,
    /// Path of the resource's state; without it the whole record.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub configuration: Option<Path>,
    /// The form of the state, which decides how tables read it: `custom`, or the name of a shape if it is in that form
    /// (`aws_api`, `azure`, `kubernetes`, …).
    #[serde(default = "default_shape")]
    pub shape: String,
}

/// A value that a record must have: text, number or boolean.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "Value", into = "String")]
pub struct Expected(String);

impl TryFrom<Value> for Expected {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        path::scalar(&value)
            .map(Self)
            .ok_or_else(|| "a condition's value is text, a number, true or false".to_owned())
    }
}

impl From<Expected> for String {
    fn from(expected: Expected) -> Self {
        expected.0
    }
}

fn default_provider() -> Text {
    Text::literal(CUSTOM)
}

fn default_shape() -> String {
    CUSTOM.to_owned()
}

/// What is wrong in a mapping: key, what, how to put it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The key within the mapping.
    pub key: &'static str,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub fix: String,
}

impl Mapping {
    /// What is wrong beyond the form of each value.
    pub fn flaws(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut flaw = |key, what: &str, fix: &str| {
            flaws.push(Flaw {
                key,
                what: what.to_owned(),
                fix: fix.to_owned(),
            });
        };
        if self.name.trim().is_empty() {
            flaw("name", "is empty", "give the mapping a name that errors can show");
        }
        if self.uid.is_literal() {
            flaw(
                "uid",
                "is the same for every record",
                "name a path in braces, such as `{id}`",
            );
        }
        let lists = [&self.creates, &self.updates, &self.deletes];
        if self.kind.is_none() && lists.iter().any(|list| !list.is_empty()) {
            flaw(
                "kind",
                "is missing while values of it are named",
                "say where it stands, such as `{event}`",
            );
        }
        if self.kind.is_some() && lists.iter().all(|list| list.is_empty()) {
            flaw(
                "deletes",
                "is missing while `kind` is named",
                "name the values of `kind` that mean deleted",
            );
        }
        if Shape::named(&self.shape).is_none() {
            let known: Vec<&str> = Shape::ALL.iter().map(|shape| shape.as_str()).collect();
            flaw("shape", "is not a shape", &format!("one of {}", known.join(", ")));
        }
        if self.when.is_empty() && self.input.is_none() {
            flaw(
                "when",
                "and `input` are both missing: the mapping would take every record",
                "say which records it takes",
            );
        }
        flaws
    }
}

/// The mapping that takes the document, if any: the first in the config's order. `name` is the input's.
pub fn choose<'a>(mappings: &'a [Mapping], value: &Value, name: &str) -> Option<&'a Mapping> {
    mappings.iter().find(|mapping| mapping.takes(value, name))
}

/// Decodes a document by a mapping.
pub fn decode(mapping: &Mapping, value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let Some(path) = &mapping.records else {
        return Ok(vec![Item::change(0, mapping.change(&value, context)?)]);
    };
    let found = path
        .find(&value)
        .ok_or_else(|| DecodeError::missing(path.to_string()))?;
    let list = found
        .as_array()
        .ok_or_else(|| DecodeError::invalid(path.to_string(), format!("not a list: {}", field::describe(found))))?;
    Ok(crate::adapter::wrapped::each(
        list.clone(),
        &path.to_string(),
        |value| mapping.change(value, context),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(mapping: Value, expect: &[&str]) {
        let mapping: Mapping = serde_json::from_value(mapping).expect("a mapping");
        let keys: Vec<&str> = mapping.flaws().iter().map(|flaw| flaw.key).collect();
        assert_eq!(keys, expect, "{mapping:?}");
    }

    #[test]
    fn flaws_name_their_key() {
        let good = json!({"name": "a", "when": {"kind": "b"}, "resource_type": "b", "uid": "{id}"});
        let with = |key: &str, value: Value| {
            let mut mapping = good.clone();
            mapping[key] = value;
            mapping
        };
        check(good.clone(), &[]);
        check(with("name", json!(" ")), &["name"]);
        check(with("uid", json!("same")), &["uid"]);
        check(with("shape", json!("nosuch")), &["shape"]);
        check(with("deletes", json!(["gone"])), &["kind"]);
        check(with("kind", json!("{event}")), &["deletes"]);
        check(with("when", json!({})), &["when"]);
    }

    #[test]
    fn what_is_no_mapping_is_refused() {
        for (mapping, expect) in [
            (
                json!({"name": "a", "resource_type": "b", "uid": "{id}", "typo": 1}),
                "typo",
            ),
            (json!({"name": "a", "resource_type": "b"}), "uid"),
            (json!({"name": "a", "resource_type": "b", "uid": "{id"}), "brace"),
            (
                json!({"name": "a", "resource_type": "b", "uid": "{id}", "tags": "a..b"}),
                "not a path",
            ),
            (
                json!({"name": "a", "resource_type": "b", "uid": "{id}", "when": {"a": []}}),
                "condition",
            ),
        ] {
            let error = serde_json::from_value::<Mapping>(mapping.clone())
                .expect_err("refused")
                .to_string();
            assert!(error.contains(expect), "{mapping}: {error}");
        }
    }
}
