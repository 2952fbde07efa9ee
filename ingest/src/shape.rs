//! The words for the shapes in which records arrive. Knows no adapter.

use serde::Deserialize;

/// The form of an input's records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
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

    /// All words, for messages.
    pub fn words() -> String {
        Self::ALL.map(Self::as_str).join(", ")
    }

    /// The shape of that word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.as_str() == word)
    }
}

/// A word that names no shape.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("shape {0:?} is not known; one of {words}", words = Shape::words())]
pub struct NoShape(String);

impl TryFrom<String> for Shape {
    type Error = NoShape;

    fn try_from(word: String) -> Result<Self, NoShape> {
        word.parse()
    }
}

impl std::str::FromStr for Shape {
    type Err = NoShape;

    fn from_str(word: &str) -> Result<Self, NoShape> {
        Self::named(word).ok_or_else(|| NoShape(word.to_owned()))
    }
}
