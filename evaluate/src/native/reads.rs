//! What expressions read of the configuration: paths, the shortest of each way alone, for whoever reads a value reads all below it.
//! Knows no record.

use std::collections::BTreeSet;

use super::graph::Graph;
use super::node::{Id, Node, Step};

/// A path into the configuration.
pub type Path = Vec<Step>;

/// The paths below some roots. The empty path where the configuration is read as a whole.
pub fn paths(graph: &Graph, roots: &[Id]) -> Vec<Path> {
    let (mut read, mut waiting, mut seen) = (Vec::new(), roots.to_vec(), BTreeSet::new());
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        if let Node::Json(_) = graph.node(id)
            && let Some(path) = path(graph, id)
        {
            read.push(path);
        }
        Graph::for_each_child(graph.node(id), |child| {
            let is_document = matches!(graph.node(id), Node::Json(json) if json.document == child);
            if is_configuration(graph, child) && !is_document {
                read.push(Vec::new());
            }
            waiting.push(child);
        });
    }
    if roots.iter().any(|root| is_configuration(graph, *root)) {
        read.push(Vec::new());
    }
    shortest(read)
}

/// Of paths that lead on from others only these others.
pub fn shortest(mut paths: Vec<Path>) -> Vec<Path> {
    paths.sort_by(|one, other| one.len().cmp(&other.len()).then_with(|| shown(one).cmp(&shown(other))));
    let mut kept: Vec<Path> = Vec::new();
    for path in paths {
        if !kept.iter().any(|kept| path.starts_with(kept)) {
            kept.push(path);
        }
    }
    kept
}

/// `a.b[0]`
pub fn shown(path: &[Step]) -> String {
    let mut out = String::new();
    for step in path {
        match step {
            Step::Member(name) if out.is_empty() => out.push_str(name),
            Step::Member(name) => {
                out.push('.');
                out.push_str(name);
            }
            Step::Position(position) => out.push_str(&format!("[{position}]")),
            Step::Computed(_) => out.push_str("[]"),
        }
    }
    out
}

/// Where a node reads, up to a step that is computed; `None` where it reads no configuration, or an element of a list that is
/// read already.
fn path(graph: &Graph, id: Id) -> Option<Path> {
    match graph.node(id) {
        Node::Json(json) => {
            let mut path = path(graph, json.document)?;
            let fixed = json.steps.iter().take_while(|step| !matches!(step, Step::Computed(_)));
            path.extend(fixed.cloned());
            Some(path)
        }
        _ => is_configuration(graph, id).then(Vec::new),
    }
}

fn is_configuration(graph: &Graph, id: Id) -> bool {
    matches!(graph.node(id), Node::Column(position) if crate::batch::name(*position) == "configuration")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_reads_a_value_reads_all_below_it() {
        let path = |names: &[&str]| -> Path { names.iter().map(|name| Step::Member((*name).into())).collect() };
        let read = vec![
            path(&["a", "b"]),
            path(&["c"]),
            path(&["a"]),
            path(&["c"]),
            path(&["ab"]),
        ];
        let kept: Vec<String> = shortest(read).iter().map(|path| shown(path)).collect();
        assert_eq!(kept, ["a", "ab", "c"]);
    }
}
