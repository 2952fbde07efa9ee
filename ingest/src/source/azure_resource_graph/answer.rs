//! What Resource Graph answers: rows, whether there are more, how many requests are left. Pure.

use std::time::Duration;

use serde_json::{Value, json};

use crate::source::Fault;
use crate::source::http::{self, Answer};
use crate::source::listing::{Listed, Paged, digest};

/// How long no request may be sent, where the quota is used up ("Guidance for throttled requests": `hh:mm:ss`).
pub(super) fn quota_returns(answer: &Answer) -> Option<Duration> {
    let text = |name: &str| answer.headers.get(name)?.to_str().ok();
    let left: u64 = text("x-ms-user-quota-remaining")?.trim().parse().ok()?;
    let after = clock_time(text("x-ms-user-quota-resets-after")?)?;
    (left == 0).then_some(after)
}

fn clock_time(text: &str) -> Option<Duration> {
    let parts: Vec<u64> = text
        .trim()
        .split(':')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [hours, minutes, seconds] = parts.as_slice() else {
        return None;
    };
    let minutes = hours.saturating_mul(60).saturating_add(*minutes);
    Some(http::wait(minutes.saturating_mul(60).saturating_add(*seconds)))
}

/// What an error means.
pub(super) fn fault(answer: &Answer) -> Fault {
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let text = |key: &str| body.pointer(key).and_then(Value::as_str);
    let what = match (text("/error/code"), text("/error/message")) {
        (Some(code), Some(message)) => format!("HTTP {}: {code}: {message}", answer.status.as_u16()),
        _ => format!("HTTP {}: {}", answer.status.as_u16(), answer.text()),
    };
    match answer.status.as_u16() {
        401 | 403 => Fault::refused(
            what,
            "check `identity`, and grant it `Reader` on the subscriptions or the management group",
        ),
        408 | 429 | 500.. => Fault::Away {
            what,
            after: answer.retry_after().max(quota_returns(answer)),
        },
        _ => Fault::refused(what, "check the keys of this source"),
    }
}

/// A page, if it is one that can be believed.
pub(super) fn paged(answer: &Answer, table: &str) -> Result<Paged, Fault> {
    let is_cut = answer.headers.get("x-ms-tenant-subscription-limit-hit");
    if is_cut.is_some_and(|hit| hit.as_bytes().eq_ignore_ascii_case(b"true")) {
        return Err(Fault::refused(
            "Resource Graph leaves out all but 10,000 subscriptions",
            "name `management_groups` or `subscriptions`, in several sources",
        ));
    }
    let body: Value =
        serde_json::from_slice(&answer.body).map_err(|error| Fault::away(format!("the answer is no JSON: {error}")))?;
    let Some(rows) = body["data"].as_array() else {
        return Err(Fault::away("the answer has no `data`"));
    };
    let next = body["$skipToken"].as_str().filter(|token| !token.is_empty());
    // "resultTruncated": rows are missing, and without a token nobody gets them.
    if next.is_none() && body["resultTruncated"] == "true" {
        let fix = "list fewer subscriptions in one source";
        return Err(Fault::refused(format!("Resource Graph cut its answer on {table}"), fix));
    }
    Ok(Paged {
        resources: rows.iter().map(listed).collect(),
        next: next.map(str::to_owned),
        total: body["totalRecords"].as_u64(),
    })
}

fn listed(row: &Value) -> Listed {
    match row["id"].as_str().filter(|id| !id.is_empty()) {
        Some(id) => Listed {
            id: id.to_ascii_lowercase(),
            version: format!("{} {}", digest(row), row["type"].as_str().unwrap_or_default()),
            row: row.clone(),
            refused: None,
        },
        None => Listed::nameless(row.clone(), "field `id`: missing".to_owned()),
    }
}

/// The row of `resourcechanges` that says that a resource went ("Get resource changes").
pub(super) fn end(id: &str, version: &str, as_of: i64) -> Option<Value> {
    let resource_type = version.split_once(' ').map_or("", |(_, name)| name);
    let timestamp = chrono::DateTime::from_timestamp_millis(as_of)?.to_rfc3339();
    Some(
        json!({"properties": {"targetResourceId": id, "targetResourceType": resource_type, "changeType": "Delete",
        "changeAttributes": {"timestamp": timestamp}}}),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quota_returns_at_the_time_that_is_said() {
        for (text, seconds) in [
            ("00:00:05", Some(5)),
            ("00:02:03", Some(123)),
            // Nobody has us wait for longer than an hour.
            ("01:02:03", Some(3_600)),
            ("5", None),
            ("a:b:c", None),
        ] {
            assert_eq!(clock_time(text), seconds.map(Duration::from_secs), "{text}");
        }
    }
}
