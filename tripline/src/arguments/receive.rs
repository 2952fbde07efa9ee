//! `tripline receive`.

use std::net::SocketAddr;

use clap::Args;

/// Arguments of `tripline receive`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Receive {
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8090")]
    pub listen: SocketAddr,
    /// Token of the collector and client secret of the application
    #[arg(long, default_value = "receiver-token")]
    pub token: String,
    /// Key of webhooks: `whsec_` and base64
    #[arg(long, default_value = "whsec_dHJpcGxpbmUtcmVjZWl2ZXItb24tdGhpcy1tYWNoaW5l")]
    pub key: String,
    /// Print the whole OCSF event, one a line
    #[arg(long)]
    pub json: bool,
}

const EXAMPLES: &str = "\
Examples:
  tripline receive                                 and in another terminal: tripline run --config compose/demo/tripline.toml
  tripline receive --json | jq .finding_info.title

It stands for a Splunk HTTP Event Collector (/services/collector/event), Azure's Logs Ingestion API with its token endpoint
(/dataCollectionRules/…, /local/oauth2/v2.0/token) and a webhook receiver (/webhook).
";
