//! What a ticket needs to know of the bus and of who works on it: one line a check. Looks, and changes nothing.

use std::collections::BTreeMap;

use pipeline::bus::{BusError, Span};
use schemas::topic::Topic;
use schemas::{Clock, ConfigChange};
use serde_json::Value;

use super::check::{CheckStatus as Status, check};
use super::desk::{Answer, Desk};
use crate::age::{age, since};
use crate::error::Error;

/// Of the newest changes of each partition so many are looked at.
const NEWEST: i64 = 200;

/// Of the newest finding events so many are shown.
const SHOWN: usize = 5;

/// How far clocks may be apart, ms.
const APART: i64 = 5_000;

pub(super) async fn look(desk: &Desk, answer: &Answer) -> Result<(), Error> {
    process(desk, answer).await?;
    bus(desk, answer).await?;
    topics(desk, answer).await?;
    groups(desk, answer).await?;
    sources(desk, answer).await?;
    findings(desk, answer).await
}

/// What the process says of itself on `/readyz`; nothing where it is this command that looks.
async fn process(desk: &Desk, answer: &Answer) -> Result<(), Error> {
    let Some(probe) = &desk.probe else { return Ok(()) };
    let report = probe().await;
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let words = |of: &Value| {
        let members = of.as_object().into_iter().flatten();
        members
            .map(|(name, state)| format!("{name} {}", text(state)))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let what = format!("pid {}; {}", std::process::id(), words(&report.detail["roles"]));
    answer
        .line(check(
            "process",
            if report.ready { Status::Good } else { Status::Bad },
            what,
        ))
        .await?;
    if let Some(stopped) = report.detail["stopped_rules"]
        .as_array()
        .filter(|stopped| !stopped.is_empty())
    {
        let what = format!("{} were stopped in the last hour: see /readyz", stopped.len());
        answer.line(check("rules", Status::Warning, what)).await?;
    }
    for (name, state) in report.detail["sinks"].as_object().into_iter().flatten() {
        let word = text(&state["state"]);
        let late = state["late"] == true;
        let status = match (word.as_str(), late) {
            ("held", _) => Status::Bad,
            ("retrying", _) | (_, true) => Status::Warning,
            _ => Status::Good,
        };
        let reason = ["reason", "hint"].iter().filter_map(|member| state[*member].as_str());
        let mut what = [&word]
            .into_iter()
            .map(String::as_str)
            .chain(reason)
            .collect::<Vec<_>>()
            .join(": ");
        if let Some(waiting) = state["waiting"].as_u64().filter(|waiting| *waiting > 0) {
            what += &format!("; {waiting} wait, the oldest for {} s", state["oldest_seconds"]);
        }
        answer.line(check(&format!("sink {name}"), status, what)).await?;
    }
    Ok(())
}

async fn bus(desk: &Desk, answer: &Answer) -> Result<(), Error> {
    let checked = desk.bus.check().await;
    let lost = desk.bus.lost();
    let what = match &checked {
        Ok(()) => format!("{}: takes records, {lost} records lost", desk.settings.bus_words()),
        Err(error) => format!("{}: {error}", desk.settings.bus_words()),
    };
    let status = match &checked {
        Ok(()) if lost > 0 => Status::Warning,
        Ok(()) => Status::Good,
        Err(_) => Status::Bad,
    };
    answer.line(check("bus", status, what)).await?;
    if let Some((free, size)) = desk.bus.disk() {
        let gib = |bytes: u64| bytes as f64 / f64::from(1 << 30);
        let what = format!("{:.1} of {:.1} GiB are free", gib(free), gib(size));
        let status = if free < size / 10 {
            Status::Warning
        } else {
            Status::Good
        };
        answer.line(check("disk", status, what)).await?;
    }
    Ok(())
}

async fn topics(desk: &Desk, answer: &Answer) -> Result<(), Error> {
    let now = Clock::system().now();
    for topic in Topic::ALL {
        let line = match desk.bus.spans(topic).await {
            Ok(spans) => {
                let newest = newest(desk, topic, &spans).await?;
                let records: i64 = spans.iter().map(|span| span.end - span.start).sum();
                let newest = newest.map_or_else(|| "empty".to_owned(), |at| format!("the newest {}", since(now, at)));
                let what = format!("{} partitions, {records} offsets, {newest}", spans.len());
                check(&format!("topic {}", topic.name()), Status::Good, what)
            }
            Err(error) => check(&format!("topic {}", topic.name()), Status::Bad, error.to_string()),
        };
        answer.line(line).await?;
    }
    Ok(())
}

/// When the bus took the newest record.
async fn newest(desk: &Desk, topic: Topic, spans: &[Span]) -> Result<Option<i64>, Error> {
    let mut newest = None;
    for span in spans.iter().filter(|span| span.end > span.start) {
        // The last offset may be a mark of a transaction, or compacted away.
        let mut snapshot = desk
            .bus
            .snapshot(topic, span.partition, span.end - SHOWN as i64)
            .await?;
        while let Some(page) = snapshot.page().await? {
            newest = newest.max(page.last().map(|received| received.record.timestamp));
        }
    }
    Ok(newest)
}

async fn groups(desk: &Desk, answer: &Answer) -> Result<(), Error> {
    let mut groups = vec![
        ("evaluate".to_owned(), Topic::Changes),
        ("evaluate".to_owned(), Topic::Enriched),
        ("enrich".to_owned(), Topic::Changes),
    ];
    let sinks = desk.settings.sinks.entries().iter();
    groups.extend(sinks.map(|sink| (format!("sink-{}", sink.name()), Topic::Findings)));
    for (group, topic) in groups {
        // The line is laid another way, or the group never ran.
        if desk
            .bus
            .committed(&group, topic)
            .await
            .is_ok_and(|committed| committed.is_empty())
        {
            continue;
        }
        let behind = match desk.bus.backlog(&group, topic).await {
            Ok(None) => continue,
            Ok(Some(behind)) => behind,
            Err(BusError::Busy(_)) => continue,
            Err(error) => return Err(error.into()),
        };
        let what = format!("{behind} records of {} still to be read", topic.name());
        answer
            .line(check(&format!("group {group}"), Status::Told, what))
            .await?;
    }
    for topic in [Topic::Rejected, Topic::DeadLetters] {
        let count: i64 = match desk.bus.spans(topic).await {
            Ok(spans) => spans.iter().map(|span| span.end - span.start).sum(),
            Err(_) => continue,
        };
        if count > 0 {
            let word = topic.name().replace('_', "-");
            let what = format!("up to {count} records: `tripline {word} list`");
            answer
                .line(check(&format!("set aside in {}", topic.name()), Status::Warning, what))
                .await?;
        }
    }
    Ok(())
}

/// What the newest changes say of one source.
#[derive(Debug, Default)]
struct Source {
    changes: usize,
    last: i64,
    /// How far the source's clock is before ours at most, ms.
    ahead: i64,
}

async fn sources(desk: &Desk, answer: &Answer) -> Result<(), Error> {
    let Ok(spans) = desk.bus.spans(Topic::Changes).await else {
        return Ok(());
    };
    let now = Clock::system().now();
    let (mut sources, mut bus_ahead) = (BTreeMap::<String, Source>::new(), None::<i64>);
    for span in spans {
        let mut snapshot = desk
            .bus
            .snapshot(Topic::Changes, span.partition, span.end - NEWEST)
            .await?;
        while let Some(page) = snapshot.page().await? {
            for record in page.iter().map(|received| &received.record) {
                let value = record.value.as_deref().unwrap_or_default();
                let Ok(change) = desk.codec.decode_change(value) else {
                    continue;
                };
                let late = record.timestamp - change.observed_at;
                bus_ahead = Some(bus_ahead.map_or(late, |least| least.min(late)));
                note(&mut sources, &change);
            }
        }
    }
    clock(bus_ahead, answer).await?;
    if sources.is_empty() {
        answer
            .line(check("sources", Status::Warning, "no change is on the bus"))
            .await?;
    }
    for (name, source) in sources {
        let mut what = format!(
            "last seen {} ({} of the newest changes)",
            since(now, source.last),
            source.changes
        );
        let status = if source.ahead > APART {
            what += &format!("; its clock is {} before this one", age(source.ahead));
            Status::Warning
        } else {
            Status::Good
        };
        answer.line(check(&format!("source {name}"), status, what)).await?;
    }
    Ok(())
}

fn note(sources: &mut BTreeMap<String, Source>, change: &ConfigChange) {
    let source = sources.entry(change.source.clone()).or_default();
    source.changes += 1;
    source.last = source.last.max(change.observed_at);
    source.ahead = source.ahead.max(change.time - change.observed_at);
}

/// A record is seen before the bus takes it: where that is not so, or much later for every one of them, clocks are apart.
async fn clock(bus_ahead: Option<i64>, answer: &Answer) -> Result<(), Error> {
    let line = match bus_ahead {
        None => check(
            "clock",
            Status::Told,
            "no change on the bus to compare the bus's clock with",
        ),
        Some(ahead) if ahead.abs() > APART => {
            let (apart, word) = (age(ahead.abs()), if ahead < 0 { "behind" } else { "before" });
            check(
                "clock",
                Status::Warning,
                format!("the bus's clock is {apart} {word} that of ingest: let NTP set both"),
            )
        }
        Some(_) => check("clock", Status::Good, "the bus and ingest agree on the time"),
    };
    answer.line(line).await
}

async fn findings(desk: &Desk, answer: &Answer) -> Result<(), Error> {
    let Ok(spans) = desk.bus.spans(Topic::Findings).await else {
        return Ok(());
    };
    let mut newest = Vec::new();
    for span in spans {
        let mut snapshot = desk
            .bus
            .snapshot(Topic::Findings, span.partition, span.end - 2 * SHOWN as i64)
            .await?;
        while let Some(page) = snapshot.page().await? {
            newest.extend(page.into_iter().map(|received| received.record));
        }
    }
    newest.sort_by_key(|record| std::cmp::Reverse(record.timestamp));
    let now = Clock::system().now();
    for record in newest.iter().take(SHOWN) {
        let Ok(finding) = desk.codec.decode_finding(record.value.as_deref().unwrap_or_default()) else {
            continue;
        };
        let resource = finding.resource.name.as_deref().unwrap_or(&finding.resource.uid);
        let what = format!(
            "{} {} {} {resource}, {}",
            finding.activity.as_str(),
            finding.rule.severity.as_str(),
            finding.rule.id,
            since(now, record.timestamp)
        );
        answer.line(check("finding", Status::Told, what)).await?;
    }
    if newest.is_empty() {
        answer.line(check("finding", Status::Told, "none was made yet")).await?;
    }
    Ok(())
}
