//! Rules of a group in native form.

use std::borrow::Cow;
use std::fmt::Write as _;

use schemas::Verdict;

use crate::engine::apart::Stopped;
use crate::engine::verdict::{BranchVerdict, Detail};
use crate::evidence::NONE;
use crate::native::budget::Over;
use crate::native::value::Fault;
use crate::native::{Graph, Id, Machine, evidence, explain};

/// A rule as nodes of the group's graph.
#[derive(Debug)]
pub struct NativeRule {
    /// Index of the rule.
    pub index: usize,
    /// Which records are rows of its table.
    pub filter: Option<Id>,
    /// The risky condition.
    pub risky: Id,
    /// The evidence columns by name, sorted.
    pub evidence: Vec<(String, Id)>,
}

impl NativeRule {
    /// The nodes that the rule reads.
    pub fn roots(&self) -> impl Iterator<Item = Id> + '_ {
        let decides = self.filter.into_iter().chain([self.risky]);
        decides.chain(self.evidence.iter().map(|(_, id)| *id))
    }

    /// Evaluates the machine's record; `None` where it is no row of the rule's table.
    ///
    /// # Errors
    /// It costs more than a rule may.
    pub fn evaluate(&self, machine: &mut Machine, detail: Detail) -> Result<Option<BranchVerdict>, Stopped> {
        machine.rule();
        match (self.decide(machine, detail), machine.over()) {
            (Ok(verdict), _) => Ok(verdict),
            (Err(_), Some(Over::Steps)) => Err(Stopped::Steps),
            (Err(error), Some(Over::Memory)) => Err(Stopped::Memory(error.into())),
            (Err(error), None) => {
                let reason = format!("evaluation failed: {error}");
                Ok(Some(BranchVerdict::undecided(self.index, &reason)))
            }
        }
    }

    fn decide(&self, machine: &mut Machine, detail: Detail) -> Result<Option<BranchVerdict>, Fault> {
        if let Some(filter) = self.filter
            && machine.condition(filter)? != Some(true)
        {
            return Ok(None);
        }
        let verdict = Verdict::from_risky(machine.condition(self.risky)?);
        let evidence = if detail.wants(verdict) {
            Cow::Owned(self.evidence(machine)?)
        } else {
            Cow::Borrowed(NONE)
        };
        Ok(Some(BranchVerdict {
            rule: self.index,
            verdict,
            evidence,
            reason: None,
        }))
    }

    /// The rule in words: paths, nodes, and with a machine their values.
    pub fn explain(&self, graph: &Graph, machine: Option<&mut Machine>, out: &mut String) {
        let roots: Vec<Id> = self.roots().collect();
        let _ = writeln!(out, "  native; reads");
        for path in explain::paths(graph, &roots) {
            let _ = writeln!(out, "    {path}");
        }
        out.push_str("  nodes (*: kept for the record and shared by the rules of the group)\n");
        out.push_str(&explain::nodes(graph, &roots, machine));
        let filter = self.filter.map_or(String::new(), |id| {
            format!("row of the table if {}, ", explain::name(graph, id))
        });
        let _ = writeln!(out, "  {filter}risky if {}", explain::name(graph, self.risky));
        for (name, id) in &self.evidence {
            let _ = writeln!(out, "  evidence {name}: {}", explain::name(graph, *id));
        }
    }

    fn evidence(&self, machine: &mut Machine) -> Result<String, Fault> {
        let mut out = Vec::with_capacity(128);
        out.push(b'{');
        for (index, (name, id)) in self.evidence.iter().enumerate() {
            let value = machine.root(*id)?;
            evidence::member(name, index, &mut out)?;
            evidence::write(value, machine, &mut out)?;
        }
        out.push(b'}');
        String::from_utf8(out).map_err(|error| error.to_string().into())
    }
}
