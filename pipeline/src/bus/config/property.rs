//! A property of librdkafka as the config has it. Knows none of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::Secret;

/// The value of a property: text, a number or a truth value; text may be a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "Scalar")]
#[schemars(with = "Scalar")]
pub struct Property(pub Secret);

#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Scalar {
    Truth(bool),
    Number(i64),
    Text(String),
}

impl From<Scalar> for Property {
    fn from(scalar: Scalar) -> Self {
        Self(Secret::new(match scalar {
            Scalar::Truth(truth) => truth.to_string(),
            Scalar::Number(number) => number.to_string(),
            Scalar::Text(text) => text,
        }))
    }
}
