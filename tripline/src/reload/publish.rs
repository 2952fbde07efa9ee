//! What others published for all processes, put in force beside what the files say. Knows no bus.

use std::sync::Arc;

use evaluate::config::Exception;
use evaluate::{InForce, RuleSet};

use super::{Outcome, Reloader, held};
use crate::exceptions;
use crate::pack::parcel::Parcel;

/// Rules that were published, compiled and not in force yet.
pub struct Prepared {
    set: RuleSet,
    parcel: Parcel,
}

impl Reloader {
    /// Whether rules are those that were published, and not those of the files.
    pub fn follows_rules(&self) -> bool {
        self.0.started.evaluate.published
    }

    /// These exceptions hold beside those of the files, at once.
    pub async fn publish_exceptions(&self, published: Vec<Exception>) {
        let _turn = self.0.turn.lock().await;
        *held(&self.0.published) = published;
        let rules = held(&self.0.rules).clone();
        if let Some(in_force) = rules {
            let current = in_force.current();
            self.0.replace(&in_force, &current);
        }
    }

    /// Compiles published rules; what is wrong in them is said, and changes nothing.
    pub async fn prepare(&self, parcel: Parcel) -> Option<Prepared> {
        let compiled = tokio::task::spawn_blocking(move || {
            let (engine, _) = parcel.compile()?;
            engine.check().map_err(crate::Error::Rules)?;
            Ok::<_, crate::Error>((engine, parcel))
        });
        let why = match compiled.await {
            Ok(Ok((engine, parcel))) => {
                let set = RuleSet::new(Arc::new(engine), Vec::new());
                return Some(Prepared { set, parcel });
            }
            Ok(Err(error)) => error.to_string(),
            Err(error) => format!("compiling ended: {error}"),
        };
        self.refuse("rules published", why);
        None
    }

    /// Judges by published rules from here on.
    pub async fn switch(&self, prepared: Prepared) {
        let _turn = self.0.turn.lock().await;
        let rules = held(&self.0.rules).clone();
        *held(&self.0.parcel) = Some(prepared.parcel);
        let Some(in_force) = rules else { return };
        let is_new = self.0.replace(&in_force, &prepared.set);
        let outcome = if is_new { Outcome::Used } else { Outcome::Unchanged };
        self.note("rules published", outcome, Vec::new());
    }

    /// Says that what was published is wrong, and replaces nothing.
    pub fn refuse(&self, cause: &'static str, why: String) {
        self.note(cause, Outcome::Refused(why), Vec::new());
    }
}

impl super::Inner {
    /// Puts these rules in force with all exceptions that hold; whether that is anything new.
    pub(super) fn replace(&self, in_force: &InForce, rules: &RuleSet) -> bool {
        let mut all = held(&self.written).clone();
        all.extend(held(&self.published).iter().cloned());
        let (current, set) = (in_force.current(), rules.with_exceptions(all));
        if current.id() == set.id() {
            return false;
        }
        exceptions::audit(&current.exceptions, &set.exceptions);
        in_force.replace(set);
        true
    }
}
