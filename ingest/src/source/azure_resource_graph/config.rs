//! `kind = "azure_resource_graph"`: its keys, and what can be wrong with them. Pure.

use pipeline::config::{Problem, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::azure::account::Account;

/// `kind = "azure_resource_graph"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names the source; it remembers by this name what it has listed.
    pub name: String,
    /// Ids of subscriptions.
    #[serde(default)]
    pub subscriptions: Vec<String>,
    /// Names of management groups, in place of subscriptions. Without both all that the identity may read.
    #[serde(default)]
    pub management_groups: Vec<String>,
    /// Resource Graph's tables to list.
    #[serde(default = "tables")]
    pub tables: Vec<String>,
    /// Who we are.
    #[serde(default)]
    pub identity: Account,
    /// How often each table is listed.
    #[serde(default = "interval")]
    pub interval: Span,
    /// How often `resourcechanges` is asked for what changed meanwhile, and who did it. `"0s"`: never.
    #[serde(default = "changes")]
    pub changes: Span,
    /// Ends resources also where a listing lacks most of what the one before had.
    #[serde(default)]
    pub anyway: bool,
    /// Where Azure Resource Manager is.
    #[serde(default = "endpoint")]
    pub endpoint: String,
}

fn tables() -> Vec<String> {
    ["resources", "resourcecontainers", "authorizationresources"]
        .map(str::to_owned)
        .into()
}

fn interval() -> Span {
    Span::seconds(3_600)
}

fn changes() -> Span {
    Span::seconds(60)
}

fn endpoint() -> String {
    "https://management.azure.com".to_owned()
}

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.identity.problems(&format!("{at}.identity"));
        let mut problem = |key: &str, what: String, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        if !self.subscriptions.is_empty() && !self.management_groups.is_empty() {
            let fix = "name one of the two: Resource Graph takes no more";
            problem("management_groups", "stands beside `subscriptions`".to_owned(), fix);
        }
        let fit = |c: char| c.is_ascii_hexdigit() || c == '-';
        for (position, id) in self.subscriptions.iter().enumerate() {
            if id.len() != 36 || !id.chars().all(fit) {
                let fix = "write the subscription's id: \"00000000-0000-0000-0000-000000000000\"";
                problem(&format!("subscriptions[{position}]"), format!("is {id:?}"), fix);
            }
        }
        if self.tables.is_empty() {
            problem("tables", "names no table".to_owned(), "leave it out");
        }
        // It stands in a query.
        for (position, table) in self.tables.iter().enumerate() {
            if table.is_empty() || !table.chars().all(|c| c.is_ascii_lowercase()) {
                let fix = "write a table of Resource Graph: \"resources\"";
                problem(&format!("tables[{position}]"), format!("is {table:?}"), fix);
            }
        }
        if !self.endpoint.starts_with("https://") && !self.endpoint.starts_with("http://127.0.0.1") {
            let what = "is plain http: the token would be readable on the way";
            problem("endpoint", what.to_owned(), "use https");
        }
        if self.interval.0.is_zero() {
            problem("interval", "is 0".to_owned(), "leave it at \"1h\"");
        }
        problems
    }
}
