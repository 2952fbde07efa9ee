//! An app for Splunk Enterprise and Splunk Cloud: fields in the words of the Common Information Model, searches that alarm, dashboards.
//! It names fields that the sink sends; a test holds them equal.

mod dashboard;
mod rules;
mod searches;

use schemas::finding::RuleInfo;
use serde_json::json;

use crate::files::{Files, pretty};

/// The lookup of rules, made from those that are loaded.
pub(crate) const RULES: &str = "tripline/lookups/tripline_rules.csv";

const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(crate) fn files(rules: &[RuleInfo]) -> Files {
    let texts = [
        ("app.manifest", manifest()),
        ("README.txt", include_str!("splunk/README.txt").to_owned()),
        (
            "default/app.conf",
            include_str!("splunk/app.conf").replace("VERSION", VERSION),
        ),
        ("default/props.conf", include_str!("splunk/props.conf").to_owned()),
        (
            "default/transforms.conf",
            include_str!("splunk/transforms.conf").to_owned(),
        ),
        (
            "default/eventtypes.conf",
            include_str!("splunk/eventtypes.conf").to_owned(),
        ),
        ("default/tags.conf", include_str!("splunk/tags.conf").to_owned()),
        ("default/macros.conf", include_str!("splunk/macros.conf").to_owned()),
        ("default/savedsearches.conf", searches::conf()),
        (
            "default/data/ui/nav/default.xml",
            include_str!("splunk/nav.xml").to_owned(),
        ),
        ("default/data/ui/views/posture.xml", dashboard::posture()),
        ("default/data/ui/views/findings.xml", dashboard::findings()),
        ("metadata/default.meta", include_str!("splunk/default.meta").to_owned()),
    ];
    let mut files: Files = texts
        .into_iter()
        .map(|(path, text)| (format!("tripline/{path}"), text))
        .collect();
    files.insert(
        "tripline.toml".to_owned(),
        include_str!("splunk/tripline.toml").to_owned(),
    );
    files.insert(RULES.to_owned(), rules::csv(rules));
    files
}

/// `app.manifest`, schema 2.0.0.
fn manifest() -> String {
    pretty(&json!({
        "schemaVersion": "2.0.0",
        "info": {
            "title": "Tripline",
            "id": {"group": null, "name": "tripline", "version": VERSION},
            "author": [{"name": "Tripline", "email": null, "company": null}],
            "releaseDate": null,
            "description": "Cloud security posture findings by Tripline: fields, alerts and dashboards",
            "classification": {"intendedAudience": "IT Professionals", "categories": ["Security, Fraud & Compliance"], "developmentStatus": "Production/Stable"},
            "commonInformationModels": {"Alerts": ">=5.0.0"},
            "license": {"name": "Apache-2.0", "text": null, "uri": "https://www.apache.org/licenses/LICENSE-2.0"},
            "privacyPolicy": {"name": null, "text": null, "uri": null},
            "releaseNotes": {"name": null, "text": null, "uri": null},
        },
        "dependencies": null,
        "tasks": null,
        "inputGroups": null,
        "incompatibleApps": null,
        "platformRequirements": null,
        "supportedDeployments": ["_standalone", "_distributed", "_search_head_clustering"],
        "targetWorkloads": ["_search_heads"],
    }))
}
