//! The words for the shapes in which records arrive. Knows no adapter.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// The form of an input's records; those with an unmistakable mark first, for they are asked in this order. Its word is its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, VariantArray, IntoStaticStr)]
#[serde(try_from = "String", into = "&'static str")]
#[strum(serialize_all = "snake_case")]
pub enum Shape {
    /// AWS Config items in all their envelopes.
    AwsConfig,
    /// `terraform show -json` of a plan or a state.
    Terraform,
    /// CloudFormation and SAM templates.
    #[strum(serialize = "cloudformation")]
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
    /// In the order in which they are asked, which is that of the variants.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

    /// The word in `ConfigChange::shape` and in `?shape=`.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// All words, for messages.
    pub fn words() -> String {
        let words: Vec<&str> = Self::ALL.iter().map(|shape| shape.as_str()).collect();
        words.join(", ")
    }

    /// The shape of that word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|shape| shape.as_str() == word)
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
