//! Who made a change: the name is kept, the rest of the claims is not. Knows no wrapper.

use serde_json::Value;

use crate::field::{self, Object};

/// The id of whoever made the change, out of a token's claims: user principal name, else application id. Nothing else of the
/// claims is kept: they hold names, addresses and group memberships.
pub(super) fn actor(claims: &Object) -> Option<String> {
    const UPN: [&str; 3] = [
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
        "upn",
        "appid",
    ];
    field::first_present(claims, &UPN).and_then(|(_, value)| value.as_str().map(str::to_owned))
}

/// Replaces claims by the actor alone, so that neither a change nor a reject carries the rest.
pub(super) fn forget_claims(holder: Option<&mut Value>) -> Option<String> {
    let holder = holder?.as_object_mut()?;
    // The raw token's signature and proof of possession stand beside the claims in some records.
    holder.remove("httpRequest");
    let actor = holder.get("claims").and_then(Value::as_object).and_then(actor);
    if holder.contains_key("claims") {
        let kept = actor
            .iter()
            .map(|actor| ("upn".to_owned(), Value::from(actor.as_str())));
        holder.insert("claims".to_owned(), Value::Object(kept.collect()));
    }
    actor
}

/// Claims and addresses of callers, removed wherever a record keeps them.
pub(super) fn forget_caller(object: &mut Object) -> Option<String> {
    object.remove("callerIpAddress");
    let mut actor = None;
    for key in ["data", "identity"] {
        actor = actor.or(forget_claims(object.get_mut(key)));
    }
    let top = object.get("claims").and_then(Value::as_object).and_then(self::actor);
    object.remove("claims");
    object.remove("httpRequest");
    actor.or(top)
}
