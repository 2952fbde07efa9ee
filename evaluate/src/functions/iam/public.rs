//! Whether anybody can use what a policy protects. Follows the S3 User Guide, "The meaning of public" (Blocking public access to
//! your Amazon S3 storage): a grant to everybody is public unless a condition fixes the caller. Knows no Arrow.

use serde_json::Value;

use super::condition::{Fixes, fixes_caller, limits, spares_only_fixed};
use super::federation::{self, Wanted, shared_issuer};
use super::statement::{Statement, Texts, is_everybody};
use crate::functions::text::wildcard_match;

/// TRUE: some statement lets everybody in; NULL: one may, but something about it is not known.
pub fn is_public(policy: &[Option<Statement>]) -> Option<bool> {
    either([
        some(policy, |statement| {
            admits(statement, policy, everybody(statement), &fixes_caller)
        }),
        any_subject_of(policy, Wanted::SubjectOrApplication),
    ])
}

/// TRUE: some statement trusts an identity provider that signs for everyone, and nothing fixes whom it lets in.
pub fn any_subject(policy: &[Option<Statement>]) -> Option<bool> {
    any_subject_of(policy, Wanted::Subject)
}

/// Whether a condition, JSON text, admits fixed callers only.
pub fn condition_limits(condition: &str) -> Option<bool> {
    let condition: Value = serde_json::from_str(condition).ok()?;
    limits(&condition, &fixes_caller)
}

fn any_subject_of(policy: &[Option<Statement>], wanted: Wanted) -> Option<bool> {
    some(policy, |statement| {
        let Some(principals) = &statement.principals else {
            return None;
        };
        let issuers = principals
            .iter()
            .flatten()
            .filter_map(|principal| shared_issuer(principal));
        either(issuers.map(|issuer| {
            let fixes = move |operator: &str, key: &str, values: &Value| {
                either([
                    federation::fixes(issuer, wanted, operator, key, values),
                    fixes_caller(operator, key, values),
                ])
            };
            admits(statement, policy, Some(true), &fixes)
        }))
    })
}

fn some(policy: &[Option<Statement>], decide: impl Fn(&Statement) -> Option<bool>) -> Option<bool> {
    either(policy.iter().map(|statement| statement.as_ref().and_then(&decide)))
}

/// `OR` in three values.
fn either(truths: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let mut any = Some(false);
    for truth in truths {
        match truth {
            Some(true) => return Some(true),
            Some(false) => {}
            None => any = None,
        }
    }
    any
}

/// Whether a statement lets those in who are meant, although a condition may fix them and a `Deny` may take it back.
fn admits(statement: &Statement, policy: &[Option<Statement>], meant: Option<bool>, fixes: &Fixes) -> Option<bool> {
    if statement.allows() == Some(false) || meant == Some(false) {
        return Some(false);
    }
    let limited = statement
        .condition
        .as_ref()
        .map_or(Some(false), |condition| limits(condition, fixes));
    match (statement.allows(), meant, limited) {
        (_, _, Some(true)) => Some(false),
        (Some(true), Some(true), Some(false)) => taken_back(statement, policy, fixes).map(|taken| !taken),
        _ => None,
    }
}

fn everybody(statement: &Statement) -> Option<bool> {
    let (Some(principals), Some(excluded)) = (&statement.principals, &statement.not_principals) else {
        return None;
    };
    // `Allow` with `NotPrincipal` admits everybody but those who are named.
    if !excluded.is_empty() || principals.iter().flatten().any(|principal| is_everybody(principal)) {
        return Some(true);
    }
    if principals.iter().any(Option::is_none) {
        None
    } else {
        Some(false)
    }
}

/// Whether a `Deny` for everybody takes the allowed actions back, wholly or from all but fixed callers; `None`: one of which something is
/// not known may.
fn taken_back(allowed: &Statement, policy: &[Option<Statement>], fixes: &Fixes) -> Option<bool> {
    either(policy.iter().map(|denied| {
        let denied = denied.as_ref()?;
        both([
            denied.allows().map(|allows| !allows),
            is_for_all_but_named(denied),
            covers(denied, allowed),
            denied
                .condition
                .as_ref()
                .map_or(Some(true), |condition| spares_only_fixed(condition, fixes)),
        ])
    }))
}

/// `AND` in three values.
fn both(truths: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    either(truths.into_iter().map(|truth| truth.map(|truth| !truth))).map(|any| !any)
}

/// Whether a `Deny` spares at most those whom it names.
fn is_for_all_but_named(denied: &Statement) -> Option<bool> {
    let named = |principal: &Option<String>| principal.as_deref().map(|principal| !is_everybody(principal));
    let spared = denied.not_principals.as_ref()?;
    both(spared.iter().map(named).chain([everybody(denied)]))
}

/// Whether every allowed action and resource lies in a denied one. Resources of a bucket and of its objects are told apart.
fn covers(denied: &Statement, allowed: &Statement) -> Option<bool> {
    let no_resources = |statement: &Statement| {
        let none = |texts: &Texts| texts.as_ref().is_some_and(Vec::is_empty);
        none(&statement.resources) && none(&statement.not_resources)
    };
    // The trust policy of a role names no resources.
    let resources = if no_resources(denied) && no_resources(allowed) {
        Some(true)
    } else {
        lie_within(&allowed.resources, &denied.resources, &denied.not_resources)
    };
    both([
        lie_within(&allowed.actions, &denied.actions, &denied.not_actions),
        resources,
    ])
}

/// Whether each of the allowed lies in one of the denied.
fn lie_within(allowed: &Texts, denied: &Texts, not_denied: &Texts) -> Option<bool> {
    let (Some(denied), Some(not_denied), Some(allowed)) = (denied, not_denied, allowed) else {
        return None;
    };
    if !not_denied.is_empty() || allowed.is_empty() {
        return Some(false);
    }
    both(allowed.iter().map(|pattern| {
        let pattern = pattern.as_deref()?;
        either(
            denied
                .iter()
                .map(|deny| deny.as_deref().map(|deny| wildcard_match(deny, pattern))),
        )
    }))
}

#[cfg(test)]
mod tests;
