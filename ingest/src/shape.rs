//! The shapes in which records arrive and their adapters, in the order in which they are asked. Adding one: a file, a variant,
//! a line in each `match`.

use serde_json::Value;

use crate::decode::{Context, DecodeError, Item};
use crate::{arm, aws_api, aws_config, azure, cloudformation, gcp, kubernetes, scan_result, terraform};

/// The form of an input's records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// AWS Config items in all their envelopes.
    AwsConfig,
    /// `terraform show -json` of a plan or a state.
    Terraform,
    /// CloudFormation and SAM templates.
    CloudFormation,
    /// Azure resources, Resource Notifications, Event Grid, Activity Log.
    Azure,
    /// ARM templates and resources out of them.
    Arm,
    /// Cloud Asset Inventory, and Google Cloud's APIs.
    GcpAsset,
    /// Kubernetes objects and events.
    Kubernetes,
    /// Findings of other tools.
    ScanResult,
    /// Output of AWS APIs and the AWS CLI.
    AwsApi,
    /// The user's own form, taken by a mapping in the config only.
    Custom,
}

impl Shape {
    /// In the order in which they are asked: those with an unmistakable mark first.
    pub const ALL: [Self; 10] = [
        Self::AwsConfig,
        Self::Terraform,
        Self::CloudFormation,
        Self::Azure,
        Self::Arm,
        Self::GcpAsset,
        Self::Kubernetes,
        Self::ScanResult,
        Self::AwsApi,
        Self::Custom,
    ];

    /// The word in `ConfigChange::shape` and in `?shape=`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AwsConfig => "aws_config",
            Self::Terraform => "terraform",
            Self::CloudFormation => "cloudformation",
            Self::Azure => "azure",
            Self::Arm => "arm",
            Self::GcpAsset => "gcp_asset",
            Self::Kubernetes => "kubernetes",
            Self::ScanResult => "scan_result",
            Self::AwsApi => "aws_api",
            Self::Custom => "custom",
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
            Self::Azure => azure::recognises(value),
            Self::Arm => arm::recognises(value),
            Self::GcpAsset => gcp::recognises(value),
            Self::Kubernetes => kubernetes::recognises(value),
            Self::ScanResult => scan_result::recognises(value),
            Self::AwsApi => aws_api::recognises(value),
            Self::Custom => false,
        }
    }

    /// Decodes a document of this shape.
    pub fn decode(self, value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
        match self {
            Self::AwsConfig => aws_config::decode(value, context),
            Self::Terraform => terraform::decode(value, context),
            Self::CloudFormation => cloudformation::decode(value, context),
            Self::Azure => azure::decode(value, context),
            Self::Arm => arm::decode(value, context),
            Self::GcpAsset => gcp::decode(value, context),
            Self::Kubernetes => kubernetes::decode(value, context),
            Self::ScanResult => scan_result::decode(value, context),
            Self::AwsApi => aws_api::decode(value, context),
            Self::Custom => Err(DecodeError::refused(
                "a record of the user's own form, and no mapping in the config takes it",
            )),
        }
    }
}
