//! The finding events of one change: its judgements told to the findings of its resource. Knows no bus and no wire form.

use std::sync::Arc;

use schemas::{ConfigChange, ResourceState};

use crate::config::Exception;
use crate::engine::Engine;
use crate::judge::Judgement;
use crate::life::{self, Event, Terms};

/// Tells the judgements on a change to its resource's findings.
pub(super) fn events(
    engine: &Engine,
    exceptions: &[Exception],
    state: &mut ResourceState,
    change: &ConfigChange,
    judgements: &[Judgement],
) -> Vec<Event> {
    // A rule of another tool is only there with its judgement.
    let judged = |id: &str| judgements.iter().find(|judgement| judgement.rule.id == id);
    let rule_of = |id: &str| {
        let rule = judged(id).map(|judgement| &judgement.rule);
        rule.or_else(|| engine.rule(id)).map(Arc::clone)
    };
    let terms = Terms {
        exceptions,
        rule_of: &rule_of,
        leaders_of: &|id| engine.leaders(id),
    };
    life::apply(state, change, judgements, &terms)
}
