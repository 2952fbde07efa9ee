//! Why a rule says what it says: its form for a shape and type, the paths that it reads, the graph, and with a record the value of
//! every node of it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use schemas::ConfigChange;

use super::group::Group;
use super::{Detail, Engine};
use crate::compile::Form;

/// A shape or type that the rule's table leaves open.
const ANY: &str = "*";

impl Engine {
    /// The rule in words, for each shape and type that it serves; with a record for that one's. `None`: no such rule.
    pub fn explain(&self, rule: &str, change: Option<&ConfigChange>) -> Option<String> {
        let index = self.rules().iter().position(|known| known.info.id == rule)?;
        let kinds = match change {
            Some(change) => BTreeSet::from([(change.shape.clone(), change.resource_type.clone())]),
            None => self.kinds(index),
        };
        let mut out = format!("{rule}\n");
        for (shape, resource_type) in kinds {
            let _ = writeln!(out, "\nshape {shape}, type {resource_type}");
            let group = self.group(&shape, &resource_type);
            group.explain(index, change, self.clock().now(), &mut out);
            if let Some(change) = change {
                self.verdict(index, change, &mut out);
            }
        }
        Some(out)
    }

    fn kinds(&self, rule: usize) -> BTreeSet<(String, String)> {
        let routes = match self.compiled(rule).map(|compiled| &compiled.form) {
            Some(Form::Expressions(branches)) => branches.iter().map(|branch| &branch.routes).collect::<Vec<_>>(),
            Some(Form::Plan { routes, .. }) => routes.iter().collect(),
            None => Vec::new(),
        };
        let any = || vec![ANY.to_owned()];
        let mut kinds = BTreeSet::new();
        for route in routes {
            for shape in route.shapes.clone().unwrap_or_else(any) {
                let types = route.types.clone().unwrap_or_else(any).into_iter();
                kinds.extend(types.map(|resource_type| (shape.clone(), resource_type)));
            }
        }
        kinds
    }

    fn verdict(&self, rule: usize, change: &ConfigChange, out: &mut String) {
        let said = self.evaluate(&[change], Detail::All).pop().unwrap_or_default();
        let mut said = said.into_iter().filter(|verdict| verdict.rule == rule).peekable();
        if said.peek().is_none() {
            out.push_str("  the record is no concern of the rule\n");
        }
        for verdict in said {
            let reason = verdict.reason.map_or(String::new(), |reason| format!(": {reason}"));
            let _ = writeln!(
                out,
                "  verdict {}{reason}\n  evidence {}",
                verdict.verdict.as_str(),
                verdict.evidence
            );
        }
    }
}

impl Group {
    fn explain(&self, rule: usize, change: Option<&ConfigChange>, now: i64, out: &mut String) {
        if self.plans().contains(&rule) {
            out.push_str("  a plan of DataFusion, run for each record: it joins, groups or unnests\n");
        }
        for (_, why) in self.fallbacks().filter(|(fallback, _)| *fallback == rule) {
            let _ = writeln!(out, "  DataFusion's expressions: {why}");
        }
        self.explain_native(rule, change, now, out);
    }
}
