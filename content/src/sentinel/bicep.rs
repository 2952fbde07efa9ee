//! The deployment of `azuredeploy.json` in Bicep, with the role that lets the sink write besides. Made of the same columns.

use sinks::destination::sentinel::{ALERT_COLUMNS, COLUMNS};

fn columns(columns: &[(&str, &str)], indent: usize) -> String {
    let margin = " ".repeat(indent);
    let column = |(name, kind): &(&str, &str)| format!("{margin}{{ name: '{name}', type: '{kind}' }}\n");
    columns.iter().map(column).collect()
}

/// `main.bicep`
pub(super) fn template() -> String {
    include_str!("main.bicep")
        .replace("  // table columns\n", &columns(&COLUMNS, 2))
        .replace("  // alert columns\n", &columns(&ALERT_COLUMNS, 2))
}
