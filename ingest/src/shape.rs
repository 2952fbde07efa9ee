//! The shapes in which records arrive and their adapters, in the order in which they are asked. Adding one: a file, a variant,
//! a line in each `match`.

use serde_json::Value;

use crate::decode::{Context, DecodeError, Item};
use crate::{aws_api, aws_config, cloudformation, terraform};

/// The form of an input's records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// AWS Config items in all their envelopes.
    AwsConfig,
    /// `terraform show -json` of a plan or a state.
    Terraform,
    /// CloudFormation and SAM templates.
    CloudFormation,
    /// Output of AWS APIs and the AWS CLI.
    AwsApi,
}

impl Shape {
    /// In the order in which they are asked: those with an unmistakable mark first.
    pub const ALL: [Self; 4] = [Self::AwsConfig, Self::Terraform, Self::CloudFormation, Self::AwsApi];

    /// The word in `ConfigChange::shape` and in `?shape=`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AwsConfig => "aws_config",
            Self::Terraform => "terraform",
            Self::CloudFormation => "cloudformation",
            Self::AwsApi => "aws_api",
        }
    }

    /// The shape of that word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.as_str() == word)
    }

    /// The first shape that takes the document for its own.
    pub fn recognise(value: &Value) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.recognises(value))
    }

    fn recognises(self, value: &Value) -> bool {
        match self {
            Self::AwsConfig => aws_config::recognises(value),
            Self::Terraform => terraform::recognises(value),
            Self::CloudFormation => cloudformation::recognises(value),
            Self::AwsApi => aws_api::recognises(value),
        }
    }

    /// Decodes a document of this shape.
    pub fn decode(self, value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
        match self {
            Self::AwsConfig => aws_config::decode(value, context),
            Self::Terraform => terraform::decode(value, context),
            Self::CloudFormation => cloudformation::decode(value, context),
            Self::AwsApi => aws_api::decode(value, context),
        }
    }
}
