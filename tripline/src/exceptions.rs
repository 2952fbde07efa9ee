//! Accepted risks: those of the config and of the files that it names, what became of them from one reading to the next, and the
//! moments at which they begin, are due for review and end. Each of these is a line of the log with the target `audit`. Knows no finding.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use evaluate::RuleSet;
use evaluate::config::{Exception, ExceptionFile, Moment, Standing};
use opentelemetry::KeyValue;
use pipeline::condition::Written;
use schemas::Clock;
use tokio_util::sync::CancellationToken;

use crate::error::Error;

/// How often it is looked how they stand: they begin and end on a minute.
const LOOK: Duration = Duration::from_secs(20);

/// Those of the config, and those of its files.
///
/// # Errors
/// A file cannot be read, or what is wrong in it.
pub fn all(config: &evaluate::Config, now: i64) -> Result<Vec<Exception>, Error> {
    let mut all = config.exceptions.clone();
    for file in &config.exception_files {
        let loaded = pipeline::config::read::<ExceptionFile>(file, [])?;
        let problems = config.problems("exception", &loaded.config.exceptions, now);
        if !problems.is_empty() {
            return Err(Error::Config(loaded.locate(problems)));
        }
        all.extend(loaded.config.exceptions);
    }
    Ok(all)
}

/// What is worth a word: those that are due for review, and of those in files which ended, or cover no rule among these. Of those in
/// the config itself `inspect` says that.
///
/// # Errors
/// A file cannot be read, or what is wrong in it.
pub fn words(config: &evaluate::Config, rules: &[&str], now: i64) -> Result<Vec<String>, Error> {
    let mut words = Vec::new();
    for (position, exception) in all(config, now)?.iter().enumerate() {
        let (id, standing) = (exception.id(), exception.standing(now));
        if let (Standing::ReviewDue, Some(review)) = (standing, exception.review) {
            let approver = &exception.approver;
            words.push(format!(
                "exception {id} is due for review since {review} ({approver} accepted it)"
            ));
        }
        if position < config.exceptions.len() {
            continue;
        }
        if standing == Standing::Expired {
            words.push(format!("exception {id} expired on {}: take it out", exception.expires));
        }
        // Findings of other tools have ids that no pack has.
        let rule = exception.rule.as_str();
        if !rule.contains('/') && !rules.iter().any(|id| exception.rule.matches(id)) {
            words.push(format!(
                "exception {id} covers nothing: no rule in force is called `{rule}`"
            ));
        }
    }
    Ok(words)
}

/// Says which came, went and became others.
pub fn audit(before: &[Exception], after: &[Exception]) {
    let by_id = |exceptions: &[Exception]| -> BTreeMap<String, Exception> {
        let named = exceptions.iter().map(|exception| (exception.id(), exception.clone()));
        named.collect()
    };
    let (before, after) = (by_id(before), by_id(after));
    for (id, exception) in &after {
        match before.get(id) {
            None => say("exception added", id, exception),
            Some(was) if was != exception => say("exception changed", id, exception),
            Some(_) => {}
        }
    }
    for (id, exception) in before.iter().filter(|(id, _)| !after.contains_key(*id)) {
        say("exception withdrawn", id, exception);
    }
}

fn say(event: &str, id: &str, exception: &Exception) {
    let text = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
    tracing::info!(
        target: "audit",
        id,
        rule = exception.rule.as_str(),
        resource = exception.resource.as_str(),
        account = exception.account.as_str(),
        condition = exception.r#where.as_ref().map(Written::as_str),
        reason = exception.reason,
        requester = exception.requester,
        approver = exception.approver,
        created = text(exception.created),
        begins = text(exception.begins),
        expires = exception.expires.to_string(),
        review = text(exception.review),
        "{event}"
    );
}

/// Says when one begins, is due for review or ends, and counts how they stand, until told to stop.
pub async fn announce(current: impl Fn() -> Option<Arc<RuleSet>>, clock: Clock, stop: CancellationToken) {
    let gauge = opentelemetry::global::meter("tripline")
        .u64_gauge("tripline.exceptions")
        .with_description("accepted risks, by how they stand")
        .build();
    let mut standings: BTreeMap<String, Standing> = BTreeMap::new();
    loop {
        let (now, set) = (clock.now(), current());
        let exceptions = set.as_ref().map_or(&[][..], |set| &set.exceptions);
        let mut looked = BTreeMap::new();
        for exception in exceptions {
            let (id, standing) = (exception.id(), exception.standing(now));
            if standings.get(&id).is_some_and(|before| *before != standing) {
                match standing {
                    Standing::Pending => {}
                    Standing::InForce => say("exception began", &id, exception),
                    Standing::ReviewDue => say("exception due for review", &id, exception),
                    Standing::Expired => say("exception expired", &id, exception),
                }
            }
            looked.insert(id, standing);
        }
        standings = looked;
        for standing in Standing::ALL {
            let count = standings.values().filter(|one| **one == standing).count();
            gauge.record(count as u64, &[KeyValue::new("standing", standing.as_str())]);
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}
