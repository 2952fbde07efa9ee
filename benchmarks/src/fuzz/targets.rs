//! What reads what a stranger sends, by name: seeds and check of each.

mod answers;
mod functions;
mod moment;
mod records;
mod rules;
mod scan;
mod wire;

use clap::ValueEnum;

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// Splitting of documents; the shape is recognised
    Documents,
    /// Each shape's adapter
    Shapes,
    /// ARM and CloudFormation expressions
    Templates,
    /// Mappings of the user's own records
    Mappings,
    /// Avro of each topic
    Wire,
    /// SQL of rules, through the compiler and over a record
    Rules,
    /// The one pass over a document's paths
    Scan,
    /// IAM policies
    Policies,
    /// CIDR, ports, versions, wildcards, times
    Networks,
    /// Answers of Splunk's HEC, Azure's Logs Ingestion API and webhooks
    Answers,
}

/// Tries one input.
pub type Check = fn(&[u8]) -> Result<(), String>;

impl Target {
    /// Every one.
    pub fn all() -> Vec<Self> {
        Self::value_variants().to_vec()
    }

    /// What it begins with beside golden records.
    pub fn seeds(self) -> Vec<Vec<u8>> {
        match self {
            Self::Documents | Self::Shapes => Vec::new(),
            Self::Templates => records::template_seeds(),
            Self::Mappings => records::mapping_seeds(),
            Self::Wire => wire::seeds(),
            Self::Rules => rules::seeds(),
            Self::Scan => scan::seeds(),
            Self::Policies => functions::policy_seeds(),
            Self::Networks => functions::network_seeds(),
            Self::Answers => answers::seeds(),
        }
    }

    /// Folders of golden records that it begins with; the empty one is all of them.
    pub fn folders(self) -> &'static [&'static str] {
        match self {
            Self::Documents | Self::Shapes | Self::Scan => &[""],
            Self::Templates => &["arm", "cloudformation"],
            _ => &[],
        }
    }

    /// How it is tried.
    pub fn check(self) -> Check {
        match self {
            Self::Documents => records::documents,
            Self::Shapes => records::shapes,
            Self::Templates => records::templates,
            Self::Mappings => records::mappings,
            Self::Wire => wire::wire,
            Self::Rules => rules::rules,
            Self::Scan => scan::scan,
            Self::Policies => functions::policies,
            Self::Networks => functions::networks,
            Self::Answers => answers::answers,
        }
    }
}
