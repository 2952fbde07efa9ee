//! What a scan passed over, in words: files that another tool must render first, with the command, and files that are no
//! infrastructure, as a count. A scan that judged nothing says so.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

use ingest::files::tool::Tool;

use crate::scan::report::Report;
use crate::style::Style;
use crate::visible::visible;

/// So many folders are named.
const FOLDERS: usize = 3;

pub(super) fn print(out: &mut dyn Write, report: &Report, style: Style) -> io::Result<()> {
    for text in sources(report) {
        writeln!(out, "{} {}", style.error("PASSED OVER"), visible(&text))?;
    }
    if report.foreign > 0 {
        let text = format!(
            "{} no infrastructure",
            count(report.foreign, "file that is", "files that are")
        );
        writeln!(out, "{} {text}", style.faint("PASSED OVER"))?;
    }
    if !report.said_anything() {
        let text = "no record of a known shape was found, which is no clean bill";
        writeln!(out, "{} {text}", style.error("NOTHING JUDGED"))?;
    }
    Ok(())
}

/// One sentence a tool: what was passed over, where, and the command that renders it.
pub(super) fn sources(report: &Report) -> Vec<String> {
    let mut by_tool: BTreeMap<Tool, Vec<&Path>> = BTreeMap::new();
    for (tool, path) in &report.sources {
        by_tool.entry(*tool).or_default().push(path);
    }
    let sentence = |(tool, paths): (Tool, Vec<&Path>)| {
        let folders: BTreeSet<String> = paths.iter().map(|path| folder(path)).collect();
        let named: Vec<&str> = folders.iter().take(FOLDERS).map(String::as_str).collect();
        let more = folders.len().saturating_sub(FOLDERS);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        let name = paths.first().and_then(|path| path.file_name()).unwrap_or_default();
        let noun = tool.noun();
        format!(
            "{} in {}{more}: render there first: {}",
            count(paths.len(), noun, &format!("{noun}s")),
            named.join(", "),
            tool.command(&name.to_string_lossy())
        )
    };
    by_tool.into_iter().map(sentence).collect()
}

fn folder(path: &Path) -> String {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.display().to_string(),
        _ => ".".to_owned(),
    }
}

fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
