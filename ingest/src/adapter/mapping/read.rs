//! Which records a mapping takes and what it makes of one. Knows no provider.

use schemas::{ChangeKind, ConfigChange};
use serde_json::Value;

use super::Mapping;
use super::path::{self, Path, Text};
use crate::adapter::{Context, DecodeError};
use crate::field;
use crate::shape::Shape;

impl Mapping {
    /// Whether the mapping takes the document.
    pub(super) fn takes(&self, value: &Value, name: &str) -> bool {
        let named = self.input.as_ref().is_none_or(|pattern| {
            let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
            pattern.matches(name) || pattern.matches(file)
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

    pub(super) fn change(&self, value: &Value, context: &Context) -> Result<ConfigChange, DecodeError> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_seconds_milliseconds_or_text() {
        for (written, expect) in [
            ("2026-11-01T10:00:00Z", Some(1_793_527_200_000)),
            ("1793527200", Some(1_793_527_200_000)),
            ("1793527200000", Some(1_793_527_200_000)),
            ("1793527200.5", Some(1_793_527_200_500)),
            ("yesterday", None),
        ] {
            assert_eq!(time(written), expect, "{written}");
        }
    }
}
