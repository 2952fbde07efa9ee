//! What stays in memory of every resource that was judged since the start: what its verdicts rest on, so that a change in which
//! nothing of that moved costs no judging. About a hundred bytes a resource. Knows no bus and no rule.

use std::collections::HashMap;

use ahash::RandomState;
use schemas::{ResourceState, Verdict};
use sha2::{Digest as _, Sha256};

use crate::judge::Judgement;
use crate::native::Print;

/// The first half of the SHA-256 of a resource's key: who names resources must not find two with one of it.
pub type Name = [u8; 16];

/// What was judged, by resource. Not kept over a restart: then every resource is judged anew.
#[derive(Debug, Default)]
pub struct Hot(HashMap<Name, Judged, RandomState>);

/// What the judgements that its findings were told last rest on.
#[derive(Debug)]
pub struct Judged {
    /// Of the change.
    pub print: Print,
    /// Which findings failed, by their position in the state.
    pub failing: Box<[u16]>,
}

impl Hot {
    /// What a resource was judged by.
    pub fn get(&self, name: &Name) -> Option<&Judged> {
        self.0.get(name)
    }

    /// A resource was judged; `None` where its verdicts rest on more than the change.
    pub fn put(&mut self, name: Name, judged: Option<Judged>) {
        match judged {
            Some(judged) => self.0.insert(name, judged),
            None => self.0.remove(&name),
        };
    }

    /// What judges is another now.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl Judged {
    /// After these judgements were told to the findings of a resource; `None` where it has more findings than are kept apart.
    pub fn new(print: Print, judgements: &[Judgement], state: &ResourceState) -> Option<Self> {
        let failing = judgements.iter().filter(|judgement| judgement.verdict == Verdict::Fail);
        let position = |judgement: &Judgement| {
            let mut findings = state.findings.iter();
            findings.position(|finding| finding.rule_id == judgement.rule.id)
        };
        let failing = failing.filter_map(position).map(u16::try_from);
        Some(Self {
            print,
            failing: failing.collect::<Result<_, _>>().ok()?,
        })
    }
}

/// The name of a resource.
pub fn name(key: &str) -> Name {
    let whole: [u8; 32] = Sha256::digest(key).into();
    let (halves, _) = whole.as_chunks();
    halves[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_takes_less_than_200_bytes() {
        // hashbrown: a byte of control each, at most half of the places empty after it grew, a quarter at least once it is full.
        let place = size_of::<(Name, Judged)>() + 1;
        let failing = 16 * size_of::<u16>();
        assert!(place * 16 / 7 + failing < 200, "{place}");
    }
}
