//! Microsoft Sentinel. The queries are files beside this one; a script checks them against the table's columns with Microsoft's own parser.

mod analytics;
mod bicep;
mod closing;
mod deployment;
mod hunting;
mod parser;
mod solution;
mod table;
mod workbook;

use serde_json::Value;

use crate::files::{Files, pretty};

pub(crate) fn files() -> Files {
    let mut files = Files::from([
        ("azuredeploy.json".to_owned(), pretty(&table::template())),
        ("main.bicep".to_owned(), bicep::template()),
        (
            "tripline.toml".to_owned(),
            include_str!("sentinel/tripline.toml").to_owned(),
        ),
        ("analytics.json".to_owned(), pretty(&analytics::template())),
        ("hunting.json".to_owned(), pretty(&hunting::template())),
        ("parsers.json".to_owned(), pretty(&parser::template())),
        ("workbook.json".to_owned(), pretty(&workbook::template())),
        ("close-resolved.json".to_owned(), pretty(&closing::template())),
        ("check/tables.json".to_owned(), pretty(&table::symbols())),
        ("check/queries.json".to_owned(), pretty(&queries())),
    ]);
    for (folder, documents) in [("analytics", analytics::documents()), ("hunting", hunting::documents())] {
        for (name, document) in documents {
            // A document of ours is a map of texts, numbers and lists: it has a YAML form.
            let yaml = serde_norway::to_string(&document).unwrap_or_default();
            files.insert(format!("{folder}/{name}.yaml"), yaml);
        }
    }
    files.extend(solution::files(&files));
    files
}

/// Every query by name, as it has to be understood: what the check of the KQL reads.
fn queries() -> Value {
    let mut all = serde_json::Map::new();
    let lists = [
        analytics::queries(),
        hunting::queries(),
        workbook::queries(),
        parser::queries(),
        closing::queries(),
    ];
    all.extend(
        lists
            .into_iter()
            .flatten()
            .map(|(name, text)| (name, Value::from(text))),
    );
    Value::Object(all)
}
