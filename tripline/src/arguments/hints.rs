//! What is known of records beside their bytes, as one types it.

use clap::Args;
use ingest::Shape;

/// What is known of records beside their bytes.
#[derive(Debug, Clone, Default, Args)]
pub struct Hints {
    /// The shape of the records, where it is not to be recognised
    #[arg(long, value_name = "SHAPE")]
    pub shape: Option<Shape>,
    /// Account, subscription or project of records that do not name theirs
    #[arg(long)]
    pub account: Option<String>,
    /// Region of records that do not name theirs
    #[arg(long)]
    pub region: Option<String>,
    /// Kubernetes cluster of the records
    #[arg(long)]
    pub cluster: Option<String>,
}

impl From<Hints> for ingest::Hints {
    fn from(hints: Hints) -> Self {
        Self {
            shape: hints.shape,
            account: hints.account,
            region: hints.region,
            cluster: hints.cluster,
            ..Self::default()
        }
    }
}
