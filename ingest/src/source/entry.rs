//! The one list of kinds. Pure but for `open`.

use pipeline::config::Problem;
use schemars::JsonSchema;
use schemas::Clock;
use serde::{Deserialize, Serialize};

use super::kind::Kind;
use super::{
    Progress, Source, aws_config, aws_s3, aws_sqs, azure_event_hubs, azure_resource_graph, gcp_asset_inventory,
    gcp_pubsub, kafka, kubernetes,
};
use crate::error::IngestError;

/// One `[[ingest.source]]` of the config.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entry {
    /// What AWS Config has recorded, listed: of an account or of an aggregator.
    AwsConfig(aws_config::Config),
    /// AWS Config's bucket: snapshots and histories, found by listing.
    AwsS3(aws_s3::Config),
    /// AWS by a queue: changes, and objects that messages name.
    AwsSqs(aws_sqs::Config),
    /// Azure by Event Hubs, over Kafka's protocol.
    AzureEventHubs(azure_event_hubs::Config),
    /// All resources of Azure, listed by Resource Graph.
    AzureResourceGraph(azure_resource_graph::Config),
    /// All assets of Google Cloud, listed by Cloud Asset Inventory.
    GcpAssetInventory(gcp_asset_inventory::Config),
    /// Google Cloud by a subscription to a feed of Cloud Asset Inventory.
    GcpPubsub(gcp_pubsub::Config),
    /// Topics of anybody's Kafka.
    Kafka(kafka::Config),
    /// A cluster's API server: objects are listed, then watched.
    Kubernetes(kubernetes::Config),
}

impl Entry {
    fn kind(&self) -> &dyn Kind {
        match self {
            Self::AwsConfig(config) => config,
            Self::AwsS3(config) => config,
            Self::AwsSqs(config) => config,
            Self::AzureEventHubs(config) => config,
            Self::AzureResourceGraph(config) => config,
            Self::GcpAssetInventory(config) => config,
            Self::GcpPubsub(config) => config,
            Self::Kafka(config) => config,
            Self::Kubernetes(config) => config,
        }
    }

    /// The name in the config.
    pub fn name(&self) -> &str {
        self.kind().name()
    }

    /// Reads its secrets and goes on from what it remembers. Connects to nothing.
    ///
    /// # Errors
    /// A secret or a certificate cannot be had.
    pub fn open(&self, position: usize, progress: Progress, clock: Clock) -> Result<Box<dyn Source>, IngestError> {
        self.kind().open(&format!("ingest.source[{position}]"), progress, clock)
    }
}

/// What is wrong with the entries.
pub(crate) fn problems(entries: &[Entry]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        let (at, name) = (format!("ingest.source[{position}]"), entry.name());
        let fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if name.is_empty() || !name.chars().all(fit) {
            let fix = "use letters, digits, `-`, `_` and `.`: the source remembers by this name how far it has read";
            problems.push(Problem::new(format!("{at}.name"), format!("is {name:?}"), fix));
        }
        if entries[..position].iter().any(|earlier| earlier.name() == name) {
            let fix = "give each its own: a source remembers by its name how far it has read";
            problems.push(Problem::new(
                format!("{at}.name"),
                format!("{name:?} is used twice"),
                fix,
            ));
        }
        problems.extend(entry.kind().problems(&at));
    }
    problems
}
