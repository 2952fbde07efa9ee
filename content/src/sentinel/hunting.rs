//! Hunting queries.

use serde_json::{Value, json};

use super::deployment::deployment;

/// Name, guid, title, description, query.
type Query = (&'static str, &'static str, &'static str, &'static str, &'static str);

const QUERIES: [Query; 7] = [
    (
        "open_longest",
        "7f0d3c52-1b6a-4d0e-8a77-3f1c9b2e6d01",
        "Tripline: open the longest",
        "Risks that nobody has ended, the oldest first.",
        include_str!("hunting/open_longest.kql"),
    ),
    (
        "flapping",
        "7f0d3c52-1b6a-4d0e-8a77-3f1c9b2e6d02",
        "Tripline: comes back again and again",
        "Findings reopened three times or more within thirty days: two tools or two teams undo each other's work.",
        include_str!("hunting/flapping.kql"),
    ),
    (
        "by_actor",
        "7f0d3c52-1b6a-4d0e-8a77-3f1c9b2e6d03",
        "Tripline: who opened what",
        "Risks by the identity whose change opened them, over seven days.",
        include_str!("hunting/by_actor.kql"),
    ),
    (
        "exposed",
        "7f0d3c52-1b6a-4d0e-8a77-3f1c9b2e6d04",
        "Tripline: open to everybody",
        "Open risks about public access and open networks.",
        include_str!("hunting/exposed.kql"),
    ),
    (
        "accepted",
        "7f0d3c52-1b6a-4d0e-8a77-3f1c9b2e6d05",
        "Tripline: accepted risks",
        "Findings that an exception suppresses, the oldest first.",
        include_str!("hunting/accepted.kql"),
    ),
    (
        "around_a_resource",
        "7f0d3c52-1b6a-4d0e-8a77-3f1c9b2e6d06",
        "Tripline: the life of a resource",
        "Every event of one resource in the order of its changes. Put its id in the first line.",
        include_str!("hunting/around_a_resource.kql"),
    ),
    (
        "undecided",
        "7f0d3c52-1b6a-4d0e-8a77-3f1c9b2e6d07",
        "Tripline: what cannot be decided",
        "Open findings that can no longer be decided, by rule and reason.",
        include_str!("hunting/undecided.kql"),
    ),
];

pub(super) fn queries() -> Vec<(String, String)> {
    let query = |(name, .., text): &Query| (format!("hunting/{name}"), (*text).to_owned());
    QUERIES.iter().map(query).collect()
}

/// `hunting.json`: saved searches of the category by which Sentinel lists them.
pub(super) fn template() -> Value {
    let resource = |(_, guid, title, description, query): &Query| {
        json!({
            "type": "Microsoft.OperationalInsights/workspaces/savedSearches",
            "apiVersion": "2020-08-01",
            "name": format!("[format('{{0}}/{guid}', parameters('workspaceName'))]"),
            "properties": {
                "category": "Hunting Queries",
                "displayName": title,
                "query": query,
                "version": 2,
                "tags": [{"name": "description", "value": description}],
            },
        })
    };
    deployment(
        "Hunting queries over Tripline's findings.",
        json!({}),
        QUERIES.iter().map(resource).collect(),
        json!({}),
    )
}

/// The queries as Content Hub has them: a file each.
pub(super) fn documents() -> Vec<(&'static str, Value)> {
    let document = |(name, guid, title, description, query): &Query| {
        (
            *name,
            json!({"id": guid, "name": title, "description": description, "requiredDataConnectors": [], "query": query, "version": "1.0.0"}),
        )
    };
    QUERIES.iter().map(document).collect()
}
