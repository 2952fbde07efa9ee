//! Dashboard Studio definitions (version 2), with tabs as Splunk 9.4 has them.

use serde_json::{Map, Value, json};

/// Name, title, visualization, search, place (x, y, w, h of 1,200 across).
type Panel = (&'static str, &'static str, &'static str, &'static str, [u32; 4]);

const POSTURE: [Panel; 8] = [
    (
        "critical",
        "Critical",
        "splunk.singlevalue",
        "`tripline_open` | search severity=\"critical\" | stats count",
        [0, 0, 300, 140],
    ),
    (
        "high",
        "High",
        "splunk.singlevalue",
        "`tripline_open` | search severity=\"high\" | stats count",
        [300, 0, 300, 140],
    ),
    (
        "medium",
        "Medium",
        "splunk.singlevalue",
        "`tripline_open` | search severity=\"medium\" | stats count",
        [600, 0, 300, 140],
    ),
    (
        "low",
        "Low",
        "splunk.singlevalue",
        "`tripline_open` | search severity=\"low\" | stats count",
        [900, 0, 300, 140],
    ),
    (
        "over_time",
        "Opened and closed by day",
        "splunk.column",
        "`tripline_once` | where verdict!=\"unknown\" | eval step=case(activity=\"new\" OR activity=\"reopened\",\"opened\",activity=\"resolved\" OR activity=\"suppressed\",\"closed\") | timechart span=1d count BY step",
        [0, 140, 1200, 260],
    ),
    (
        "by_account",
        "By account",
        "splunk.table",
        "`tripline_open` | stats count(eval(severity=\"critical\")) AS critical count(eval(severity=\"high\")) AS high count AS open BY provider account | sort 0 - critical high open",
        [0, 400, 600, 320],
    ),
    (
        "by_rule",
        "By rule",
        "splunk.table",
        "`tripline_open` | stats count AS open dc(account) AS accounts BY severity rule_id finding_info.title | sort 0 - open",
        [600, 400, 600, 320],
    ),
    (
        "by_framework",
        "By framework",
        "splunk.table",
        "`tripline_open` | rename compliance.requirements{} AS requirement | mvexpand requirement | rex field=requirement \"^(?<framework>[^:]+): (?<id>.+)$\" | stats dc(finding_uid) AS open dc(rule_id) AS rules dc(id) AS requirements BY framework | sort 0 - open",
        [0, 720, 1200, 300],
    ),
];

const FINDINGS: [Panel; 2] = [
    (
        "open",
        "Open risks",
        "splunk.table",
        "`tripline_open` | search owner=\"$owner$\" | sort 0 - severity_id | table _time severity rule_id finding_info.title resources{}.uid account region owner environment finding_uid",
        [0, 0, 1200, 420],
    ),
    (
        "life",
        "The life of one finding",
        "splunk.table",
        "`tripline_once` | search finding_uid=\"$finding$\" | sort 0 sequence | table _time sequence activity verdict severity status_detail evidences{}.actor.user.name metadata.source evidences{}.data",
        [0, 420, 1200, 320],
    ),
];

pub(super) fn posture() -> String {
    view(
        "Tripline: posture",
        "What is risky now, and how it went.",
        &POSTURE,
        &[],
    )
}

pub(super) fn findings() -> String {
    let inputs = [("owner", "Owner", "*"), ("finding", "Finding uid", "*")];
    view(
        "Tripline: findings",
        "What is open, and the life of one finding.",
        &FINDINGS,
        &inputs,
    )
}

fn view(label: &str, description: &str, panels: &[Panel], texts: &[(&str, &str, &str)]) -> String {
    let definition = definition(label, description, panels, texts);
    format!(
        "<dashboard version=\"2\" theme=\"light\">\n  <label>{label}</label>\n  <description>{description}</description>\n  \
         <definition><![CDATA[\n{definition:#}\n]]></definition>\n</dashboard>\n"
    )
}

fn definition(title: &str, description: &str, panels: &[Panel], texts: &[(&str, &str, &str)]) -> Value {
    let time =
        json!({"type": "input.timerange", "title": "Time", "options": {"token": "time", "defaultValue": "-90d@d,now"}});
    let mut inputs = Map::from_iter([("input_time".to_owned(), time)]);
    inputs.extend(texts.iter().map(|(token, title, default)| {
        let input = json!({"type": "input.text", "title": title, "options": {"token": token, "defaultValue": default}});
        (format!("input_{token}"), input)
    }));
    let sources = panels.iter().map(|(name, _, _, search, _)| {
        let options =
            json!({"query": search, "queryParameters": {"earliest": "$time.earliest$", "latest": "$time.latest$"}});
        (
            format!("ds_{name}"),
            json!({"type": "ds.search", "name": name, "options": options}),
        )
    });
    let shown = panels.iter().map(|(name, title, kind, ..)| {
        (
            format!("viz_{name}"),
            json!({"type": kind, "title": title, "dataSources": {"primary": format!("ds_{name}")}}),
        )
    });
    let structure: Vec<Value> = panels
        .iter()
        .map(|(name, .., [x, y, w, h])| json!({"item": format!("viz_{name}"), "type": "block", "position": {"x": x, "y": y, "w": w, "h": h}}))
        .collect();
    json!({
        "title": title,
        "description": description,
        "visualizations": shown.collect::<Map<_, _>>(),
        "dataSources": sources.collect::<Map<_, _>>(),
        "layout": {
            "globalInputs": inputs.keys().collect::<Vec<_>>(),
            "tabs": {"items": [{"layoutId": "layout_main", "label": title}]},
            "layoutDefinitions": {"layout_main": {"type": "grid", "structure": structure, "options": {"width": 1200}}},
        },
        "inputs": inputs,
    })
}
