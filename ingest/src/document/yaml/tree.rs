//! The events of one YAML document to a value. Nothing here recurses over the document: what is open stands in a list, aliases are copied
//! within the weight that the input may become. Knows nothing of what the document means.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput, Tag};
use serde_json::{Map, Value};

use super::tag::{scalar, tagged};
use crate::document::bounds::{self, TooHeavy, Weight};
use crate::document::json;

/// The key that lays other mappings under this one (YAML 1.1, "Merge Key Language-Independent Type").
const MERGE: &str = "<<";

/// Why a text is no value.
#[derive(Debug, thiserror::Error)]
pub(super) enum Broken {
    #[error("not YAML: {0}")]
    Syntax(#[from] saphyr_parser::ScanError),
    #[error("not YAML: duplicate key {0:?}")]
    Duplicate(String),
    #[error("not YAML: an alias to what is not complete")]
    Alias,
    #[error("not YAML: `<<` of something that is no mapping")]
    Merge,
    #[error("not YAML of a resource: nested deeper than {most}", most = json::DEEPEST)]
    Deep,
    #[error("not YAML of a resource: a list is used as a key; is a value `{{{{ … }}}}` unrendered?")]
    ListKey,
    #[error("not YAML of a resource: a mapping is used as a key")]
    MappingKey,
    #[error("not YAML of a resource: a tag is used as a key")]
    TagKey,
    #[error("not YAML: a second document where one is expected")]
    Second,
    #[error(transparent)]
    Heavy(#[from] TooHeavy),
}

/// A list or mapping that is not complete yet.
struct Open {
    value: Container,
    anchor: usize,
    tag: Option<Tag>,
}

enum Container {
    List(Vec<Value>),
    Mapping {
        object: Map<String, Value>,
        /// The key whose value comes next.
        key: Option<String>,
        merged: Vec<Value>,
    },
}

struct Tree<'w> {
    open: Vec<Open>,
    /// Complete values by the anchor's number, and what each weighs and how deep it is.
    anchors: HashMap<usize, (Value, usize, usize)>,
    root: Option<Value>,
    weight: &'w Weight,
}

/// The value of a text that holds one document.
pub(super) fn read(text: &str, weight: &Weight) -> Result<Value, Broken> {
    let mut tree = Tree {
        open: Vec::new(),
        anchors: HashMap::new(),
        root: None,
        weight,
    };
    let mut parser: Parser<'_, StrInput<'_>> = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let (event, _) = event?;
        tree.take(event)?;
    }
    Ok(tree.root.unwrap_or_default())
}

impl Tree<'_> {
    fn take(&mut self, event: Event<'_>) -> Result<(), Broken> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.weight.scalar(text.len())?;
                if self.awaits_key() {
                    return self.key(&text, tag.as_deref());
                }
                let value = scalar(text, style == ScalarStyle::Plain, tag.as_deref());
                self.put(value, anchor)
            }
            Event::SequenceStart(..) if self.awaits_key() => Err(Broken::ListKey),
            Event::MappingStart(..) if self.awaits_key() => Err(Broken::MappingKey),
            Event::SequenceStart(anchor, tag) => {
                self.begin(Container::List(Vec::new()), anchor, tag.map(Cow::into_owned))
            }
            Event::MappingStart(anchor, tag) => {
                self.weight.object()?;
                let mapping = Container::Mapping {
                    object: Map::new(),
                    key: None,
                    merged: Vec::new(),
                };
                self.begin(mapping, anchor, tag.map(Cow::into_owned))
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => self.alias(anchor),
            Event::DocumentStart(_) if self.root.is_some() => Err(Broken::Second),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {
                Ok(())
            }
        }
    }

    fn awaits_key(&self) -> bool {
        let last = self.open.last();
        last.is_some_and(|open| matches!(open.value, Container::Mapping { key: None, .. }))
    }

    /// A key is its text, whatever a value of that form would be.
    fn key(&mut self, text: &str, tag: Option<&Tag>) -> Result<(), Broken> {
        if tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
            return Err(Broken::TagKey);
        }
        self.weight.entry(text)?;
        if let Some(Open {
            value: Container::Mapping { key, .. },
            ..
        }) = self.open.last_mut()
        {
            *key = Some(text.to_owned());
        }
        Ok(())
    }

    fn begin(&mut self, value: Container, anchor: usize, tag: Option<Tag>) -> Result<(), Broken> {
        if self.open.len() >= json::DEEPEST {
            return Err(Broken::Deep);
        }
        self.open.push(Open { value, anchor, tag });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Broken> {
        let Some(Open { value, anchor, tag }) = self.open.pop() else {
            return Ok(());
        };
        let value = match value {
            Container::List(list) => Value::Array(list),
            Container::Mapping { mut object, merged, .. } => {
                merged.into_iter().try_for_each(|other| merge(&mut object, other))?;
                Value::Object(object)
            }
        };
        self.put(tagged(value, tag.as_ref()), anchor)
    }

    fn alias(&mut self, anchor: usize) -> Result<(), Broken> {
        let Some((value, weight, depth)) = self.anchors.get(&anchor) else {
            return Err(Broken::Alias);
        };
        if self.open.len() + depth > json::DEEPEST {
            return Err(Broken::Deep);
        }
        self.weight.take(*weight)?;
        let value = value.clone();
        match (self.awaits_key(), value) {
            (false, value) => self.put(value, 0),
            (true, Value::String(text)) => self.key(&text, None),
            (true, Value::Array(_)) => Err(Broken::ListKey),
            (true, Value::Object(_)) => Err(Broken::MappingKey),
            (true, other) => self.key(&other.to_string(), None),
        }
    }

    /// A complete value to where it belongs.
    fn put(&mut self, value: Value, anchor: usize) -> Result<(), Broken> {
        if anchor != 0 {
            let (weight, depth) = (bounds::weight(&value), json::depth(&value));
            self.weight.take(weight)?;
            self.anchors.insert(anchor, (value.clone(), weight, depth));
        }
        match self.open.last_mut().map(|open| &mut open.value) {
            None => self.root = Some(value),
            Some(Container::List(list)) => {
                self.weight.element()?;
                list.push(value);
            }
            Some(Container::Mapping { object, key, merged }) => {
                let key = key.take().unwrap_or_default();
                if key == MERGE {
                    merged.push(value);
                } else if object.contains_key(&key) {
                    return Err(Broken::Duplicate(key));
                } else {
                    object.insert(key, value);
                }
            }
        }
        Ok(())
    }
}

/// Lays a mapping, or a list of some, under the object: what it says itself stands.
fn merge(object: &mut Map<String, Value>, other: Value) -> Result<(), Broken> {
    let list = match other {
        Value::Array(list) => list,
        other => vec![other],
    };
    for other in list {
        let Value::Object(other) = other else {
            return Err(Broken::Merge);
        };
        for (key, value) in other {
            object.entry(key).or_insert(value);
        }
    }
    Ok(())
}
