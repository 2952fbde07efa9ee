//! ASIM parsers of the Alert Event schema 0.1 (learn.microsoft.com, normalization-schema-alert): one without and one with filtering parameters.

use serde_json::{Value, json};

use super::deployment::deployment;

const ALERT: &str = include_str!("parser/asim_alert.kql");

/// The filtering parameters of the schema, by name and type, and their defaults.
const FILTERS: &str = "starttime:datetime=datetime(null), endtime:datetime=datetime(null), ipaddr_has_any_prefix:dynamic=dynamic([]), \
    hostname_has_any:dynamic=dynamic([]), username_has_any:dynamic=dynamic([]), attacktactics_has_any:dynamic=dynamic([]), \
    attacktechniques_has_any:dynamic=dynamic([]), threatcategory_has_any:dynamic=dynamic([]), alertverdict_has_any:dynamic=dynamic([]), \
    eventseverity_has_any:dynamic=dynamic([]), disabled:bool=false";

/// A finding has no address, host name or verdict of an analyst: who asks for one of them gets nothing.
const FILTERED: &str = r#"| where (isnull(starttime) or TimeGenerated >= starttime) and (isnull(endtime) or TimeGenerated <= endtime)
| where array_length(ipaddr_has_any_prefix) == 0 and array_length(hostname_has_any) == 0 and array_length(alertverdict_has_any) == 0
| where array_length(username_has_any) == 0 or Username has_any (username_has_any)
| where array_length(attacktactics_has_any) == 0 or AttackTactics has_any (attacktactics_has_any)
| where array_length(attacktechniques_has_any) == 0 or AttackTechniques has_any (attacktechniques_has_any)
| where array_length(threatcategory_has_any) == 0 or ThreatCategory has_any (threatcategory_has_any)
| where array_length(eventseverity_has_any) == 0 or EventSeverity has_any (eventseverity_has_any)
"#;

/// Name, parameters, body.
fn parsers() -> [(&'static str, &'static str, String); 2] {
    [
        ("ASimAlertEventTripline", "disabled:bool=false", ALERT.to_owned()),
        ("vimAlertEventTripline", FILTERS, format!("{ALERT}{FILTERED}")),
    ]
}

/// As functions, for the check: their parameters are in scope only so.
pub(super) fn queries() -> Vec<(String, String)> {
    let query = |(name, parameters, body): (&str, &str, String)| {
        (
            format!("parser/{name}"),
            format!("let {name} = ({parameters}) {{\n{body}}};\n{name}()\n"),
        )
    };
    parsers().into_iter().map(query).collect()
}

/// `parsers.json`
pub(super) fn template() -> Value {
    let resource = |(name, parameters, body): (&str, &str, String)| {
        json!({
            "type": "Microsoft.OperationalInsights/workspaces/savedSearches",
            "apiVersion": "2020-08-01",
            "name": format!("[format('{{0}}/{name}', parameters('workspaceName'))]"),
            "properties": {
                "category": "ASIM",
                "displayName": format!("Alert Event ASIM parser for Tripline ({name})"),
                "functionAlias": name,
                "functionParameters": parameters,
                "query": body,
                "version": 1,
            },
        })
    };
    let resources = parsers().into_iter().map(resource).collect();
    deployment(
        "Tripline's findings in the Alert Event schema of ASIM.",
        json!({}),
        resources,
        json!({}),
    )
}
