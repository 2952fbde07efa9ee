//! What Microsoft's packaging tool for Content Hub reads: the parts of the solution, and who offers it.

use serde_json::json;

use crate::files::{Files, pretty};

/// `files` are those made so far; the solution lists what it can hold of them.
pub(super) fn files(files: &Files) -> Files {
    let below = |folder: &str| -> Vec<&String> { files.keys().filter(|path| path.starts_with(folder)).collect() };
    let data = json!({
        "Name": "Tripline",
        "Author": "Tripline",
        "Description": "Risky changes of cloud configuration, found by Tripline as they happen.",
        "Analytic Rules": below("analytics/"),
        "Hunting Queries": below("hunting/"),
        "Workbooks": ["workbook.json"],
        "Playbooks": ["close-resolved.json"],
        "Parsers": ["parsers.json"],
        "Version": "1.0.0",
        "Metadata": "SolutionMetadata.json",
        "TemplateSpec": true,
        "Is1PConnector": false,
    });
    let metadata = json!({
        "publisherId": "tripline",
        "offerId": "tripline-posture",
        "firstPublishDate": "2026-11-30",
        "providers": ["Tripline"],
        "categories": {"domains": ["Security - Cloud Security", "Compliance"]},
        "support": {"tier": "Community", "name": "Tripline", "link": "https://github.com/tripline/tripline/issues"},
    });
    Files::from([
        ("solution/Solution_Tripline.json".to_owned(), pretty(&data)),
        ("solution/SolutionMetadata.json".to_owned(), pretty(&metadata)),
    ])
}
