//! Admission: whether a change is the newest of its resource, and what the resource's state is after it. Pure: knows no bus,
//! no wire form and no rule.

use schemas::{ChangeKind, Completeness, ConfigChange, ResourceState};

use crate::partial::sections;

/// Why a change is not applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dropped {
    /// It was applied before.
    Duplicate,
    /// A newer one was applied before.
    Late,
}

impl Dropped {
    /// The word in the metric.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::Late => "late",
        }
    }
}

/// The change as it is to be applied, partial records made whole.
///
/// # Errors
/// It is not to be applied.
pub fn admit(
    state: Option<&ResourceState>,
    latest: Option<&ConfigChange>,
    change: ConfigChange,
) -> Result<ConfigChange, Dropped> {
    let is_known = state.is_some_and(|state| state.change_ids.contains(&change.id));
    if is_known {
        return Err(Dropped::Duplicate);
    }
    if change.completeness == Completeness::Partial {
        return complete(state, latest, change);
    }
    let is_newest = state.is_none_or(|state| change.supersedes(&state.source, state.version, state.time));
    if is_newest { Ok(change) } else { Err(Dropped::Late) }
}

/// Sections have times of their own, but what is gone since, or stands there in another form, takes none.
fn complete(
    state: Option<&ResourceState>,
    latest: Option<&ConfigChange>,
    mut change: ConfigChange,
) -> Result<ConfigChange, Dropped> {
    let gone = state.is_some_and(|state| state.deleted && change.time < state.time);
    let other_form = latest.is_some_and(|latest| latest.shape != change.shape);
    let (whole, taken) = sections::lay_over(latest, &change);
    if gone || other_form || !taken {
        return Err(Dropped::Late);
    }
    change.configuration = Some(whole);
    Ok(change)
}

/// The state of a resource after a change that was admitted.
pub fn advance(state: Option<ResourceState>, change: &ConfigChange) -> ResourceState {
    let mut state = state.unwrap_or_else(|| ResourceState::new(&change.resource_uid));
    // An older section of a partial record completes the state without turning its clock back.
    if change.time < state.time {
        state.change_ids.push(change.id.clone());
        return state;
    }
    if state.time != change.time || state.version != change.version {
        state.change_ids.clear();
    }
    state.change_ids.push(change.id.clone());
    state.source.clone_from(&change.source);
    state.version = change.version;
    state.time = change.time;
    state.deleted = change.kind == ChangeKind::Delete;
    state
}

#[cfg(test)]
mod tests;
