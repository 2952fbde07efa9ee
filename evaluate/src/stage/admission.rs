//! Admission: whether a change is the newest of its resource, and what the resource's state is after it. Pure: knows no bus,
//! no wire form and no rule.
//!
//! A provider's times and counters order changes, and may be wrong: a time in the future, or a counter that begins anew, would
//! freeze a resource for ever. So a time is believed up to a tolerance beyond the moment when the change was seen, and a
//! counter until the provider's own time, or another object under the name, shows that it began anew.

mod renewal;

use schemas::{ChangeKind, Completeness, ConfigChange, ResourceState};

use crate::partial::sections;

/// So many ids of changes of one moment are remembered: a source whose time stands still must not grow the state for ever.
/// An older one that is delivered again is taken for the newest of its moment.
pub const REMEMBERED_IDS: usize = 64;

/// Why a change is not applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dropped {
    /// It was applied before.
    Duplicate,
    /// A newer one was applied before.
    Late,
    /// With what is known of its resource it is larger than the bus takes.
    TooLarge,
}

impl Dropped {
    /// The word in the metric.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::Late => "late",
            Self::TooLarge => "too_large",
        }
    }
}

/// The bounds of what is believed and kept.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// How far after its observation a change's time may lie, ms.
    pub tolerance: i64,
    /// The longest configuration that sections may grow to, bytes.
    pub configuration: usize,
}

impl Bounds {
    /// Puts the moment of observation in place of a time that cannot be believed. Tells whether it did.
    pub fn believe(self, change: &mut ConfigChange) -> bool {
        let wrong = change.time > self.latest(change);
        if wrong {
            change.time = change.observed_at;
        }
        wrong
    }

    /// The latest time that is believed when this change is seen.
    fn latest(self, change: &ConfigChange) -> i64 {
        change.observed_at.saturating_add(self.tolerance)
    }
}

/// Whether [`admit`] looks at the latest change of the resource: sections are laid over it, and a counter is held against it.
pub fn asks_for_latest(state: Option<&ResourceState>, change: &ConfigChange) -> bool {
    change.completeness == Completeness::Partial || (state.is_some() && change.version.is_some())
}

/// The change as it is to be applied, partial records made whole. `latest` only where it is asked for.
///
/// # Errors
/// It is not to be applied.
pub fn admit(
    state: Option<&ResourceState>,
    latest: Option<&ConfigChange>,
    change: ConfigChange,
    bounds: Bounds,
) -> Result<ConfigChange, Dropped> {
    let is_repeated = state.is_some_and(|state| state.change_ids.contains(&change.id));
    if is_repeated {
        return Err(Dropped::Duplicate);
    }
    if change.completeness == Completeness::Partial {
        return complete(state, latest, change, bounds);
    }
    let is_newest = state.is_none_or(|state| {
        // What was stored before times were bounded may be frozen in the future.
        let is_frozen = state.version.is_none() && state.time > bounds.latest(&change);
        let supersedes = change.supersedes(&state.source, state.version, state.time);
        is_frozen
            || (supersedes && !renewal::is_former(state, latest, &change))
            || renewal::begins_anew(state, latest, &change, bounds.tolerance)
    });
    if is_newest { Ok(change) } else { Err(Dropped::Late) }
}

/// Sections have times of their own, but what is gone since, or stands there in another form, takes none.
fn complete(
    state: Option<&ResourceState>,
    latest: Option<&ConfigChange>,
    mut change: ConfigChange,
    bounds: Bounds,
) -> Result<ConfigChange, Dropped> {
    let gone = state.is_some_and(|state| state.deleted && change.time < state.time);
    let other_form = latest.is_some_and(|latest| latest.shape != change.shape);
    let (whole, taken) = sections::lay_over(latest, &change);
    if gone || other_form || !taken {
        return Err(Dropped::Late);
    }
    if whole.len() > bounds.configuration {
        return Err(Dropped::TooLarge);
    }
    change.configuration = Some(whole);
    Ok(change)
}

/// The state of a resource after a change that was admitted.
pub fn advance(state: Option<ResourceState>, change: &ConfigChange) -> ResourceState {
    let mut state = state.unwrap_or_else(|| ResourceState::new(&change.resource_uid));
    // An older section of a partial record completes the state without turning its clock back.
    let turns_back = change.completeness == Completeness::Partial && change.time < state.time;
    if !turns_back {
        if state.time != change.time || state.version != change.version {
            state.change_ids.clear();
        }
        state.source.clone_from(&change.source);
        state.version = change.version;
        state.time = change.time;
        state.deleted = change.kind == ChangeKind::Delete;
    }
    state.change_ids.push(change.id.clone());
    let forgotten = state.change_ids.len().saturating_sub(REMEMBERED_IDS);
    state.change_ids.drain(..forgotten);
    state
}

#[cfg(test)]
mod tests;
