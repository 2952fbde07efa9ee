//! Records of the user's own form, taken by a mapping in the config: which records it takes, and where in them the parts of a change
//! are. Knows no provider; paths are in `mapping/path.rs`.

mod path;

use std::collections::BTreeMap;

use schemas::{ChangeKind, ConfigChange};
use serde_json::Value;

pub use path::{Path, Text};

use crate::decode::{Context, DecodeError, Item};
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
    pub input: Option<String>,
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

    /// Whether the mapping takes the document.
    fn takes(&self, value: &Value, name: &str) -> bool {
        let named = self.input.as_deref().is_none_or(|pattern| {
            let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
            matches(pattern, name) || matches(pattern, file)
        });
        let record = match self.records.as_ref().map(|path| path.find(value)) {
            None => Some(value),
            Some(found) => found.and_then(Value::as_array).and_then(|list| list.first()),
        };
        let meets = |record: &Value| {
            self.when.iter().all(|(path, wanted)| {
                path.find(record)
                    .is_some_and(|value| wanted.0 == "*" || path::scalar(value).as_ref() == Some(&wanted.0))
            })
        };
        // A condition may look at the wrapper or at the records in it.
        named && (self.when.is_empty() || meets(value) || record.is_some_and(meets))
    }

    fn change(&self, value: &Value, context: &Context) -> Result<ConfigChange, DecodeError> {
        let required = |text: &Text| text.fill(value).map_err(|path| DecodeError::missing(path.to_string()));
        // What is not there is left out; the change is as good without it.
        let optional = |text: &Option<Text>| text.as_ref().and_then(|text| text.fill(value).ok());
        let (resource_type, uid) = (required(&self.resource_type)?, required(&self.uid)?);
        let mut change = context.change(
            &self.name,
            Shape::Custom,
            &required(&self.provider)?,
            &resource_type,
            &uid,
        );
        change.shape = self.shape.clone();
        change.resource_name = optional(&self.resource_name);
        change.account = optional(&self.account).or(change.account);
        change.region = optional(&self.region).or(change.region);
        change.actor = optional(&self.actor);
        if let Some(text) = &self.time {
            let written = required(text)?;
            change.time = time(&written)
                .ok_or_else(|| DecodeError::invalid(text.place(), format!("not a timestamp: {written:?}")))?;
        }
        if let Some(text) = &self.kind {
            change.kind = self.kind_named(&required(text)?).ok_or_else(|| {
                DecodeError::invalid(text.place(), "none of the values that the mapping names".to_owned())
            })?;
        }
        change.tags = field::tags(self.tags.as_ref().and_then(|path| path.find(value)));
        if change.kind != ChangeKind::Delete {
            let state = match &self.configuration {
                None => value,
                Some(path) => path.find(value).ok_or_else(|| DecodeError::missing(path.to_string()))?,
            };
            let path = self
                .configuration
                .as_ref()
                .map_or_else(|| "record".to_owned(), Path::to_string);
            field::as_object(state, &path)?;
            change.configuration = Some(state.to_string());
        }
        Ok(change)
    }

    fn kind_named(&self, word: &str) -> Option<ChangeKind> {
        let is_in = |list: &[String]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        match () {
            () if is_in(&self.deletes) => Some(ChangeKind::Delete),
            () if is_in(&self.creates) => Some(ChangeKind::Create),
            // With deletions alone named, whatever is no deletion is a change.
            () if is_in(&self.updates) || self.updates.is_empty() => Some(ChangeKind::Update),
            () => None,
        }
    }
}

/// RFC 3339, or a number: seconds, or milliseconds where seconds would lie beyond the year 5000.
fn time(written: &str) -> Option<i64> {
    match written.parse::<i64>() {
        Ok(number) if number.abs() > 95_617_584_000 => Some(number),
        Ok(number) => number.checked_mul(1000),
        Err(_) => field::parse_time(written).or_else(|| field::moment(&serde_json::from_str(written).ok()?)),
    }
}

/// A name against a pattern in which `*` stands for any characters.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == name;
    };
    let Some(mut left) = name.strip_prefix(start) else {
        return false;
    };
    let parts: Vec<&str> = rest.split('*').collect();
    let Some((last, middle)) = parts.split_last() else {
        return true;
    };
    for part in middle {
        match left.find(part) {
            Some(at) => left = &left[at + part.len()..],
            None => return false,
        }
    }
    left.ends_with(last)
}

/// The mapping that takes the document, if any: the first in the config's order.
pub fn choose<'a>(value: &Value, context: &Context<'a>) -> Option<&'a Mapping> {
    context
        .source
        .mappings
        .iter()
        .find(|mapping| mapping.takes(value, context.source.name))
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
    Ok(crate::wrapped::each(list.clone(), &path.to_string(), |value| {
        mapping.change(value, context)
    }))
}
