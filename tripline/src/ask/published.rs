//! Exceptions and rules on the bus, listed and published, and a process told to read its files again.

use std::sync::Arc;
use std::time::Duration;

use evaluate::RuleSet;
use evaluate::config::{Exception, Moment};
use pipeline::envelope::Envelope;
use schemas::topic::Topic;
use schemas::{Clock, Published};
use serde_json::{Value, json};

use super::desk::{Answer, Desk};
use super::findings;
use crate::error::Error;
use crate::pack::parcel::{ACTIVE, PREVIOUS};
use crate::reload::Reloader;
use crate::{exceptions, published};

pub(super) async fn reload(desk: &Desk, answer: &Answer) -> Result<(), Error> {
    let Some(reloader) = &desk.reloader else {
        return Err(Error::Usage(
            "no process runs by this config: there is nothing to read again, a start reads everything".to_owned(),
        ));
    };
    answer.line(reloader.reload("tripline reload").await.detail()).await
}

/// Those of the files, then those of the bus, each with how it stands.
pub(super) async fn list(desk: &Desk, answer: &Answer) -> Result<(), Error> {
    let now = Clock::system().now();
    for exception in exceptions::all(&desk.settings.evaluate, now)? {
        answer.line(line(&exception, "config", None, now)).await?;
    }
    for one in published::latest(&desk.bus, &desk.codec, Topic::Exceptions)
        .await?
        .values()
    {
        match read(one) {
            Ok(exception) => answer.line(line(&exception, "bus", Some(one), now)).await?,
            Err(error) => {
                answer
                    .line(json!({"id": one.id, "from": "bus", "error": error.to_string()}))
                    .await?
            }
        }
    }
    Ok(())
}

pub(super) async fn add(desk: &Desk, exception: Exception, by: String, answer: &Answer) -> Result<(), Error> {
    let now = Clock::system().now();
    let problems = desk
        .settings
        .evaluate
        .problems("exception", std::slice::from_ref(&exception), now);
    if !problems.is_empty() {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return Err(Error::Usage(lines.join("\n")));
    }
    put(desk, &exception, by, now).await?;
    let mut line = line(&exception, "bus", None, now);
    if desk
        .reloader
        .as_ref()
        .is_some_and(|reloader| covers_no_rule(reloader, &exception))
    {
        line["warning"] = format!("no rule in force is called {:?}", exception.rule.as_str()).into();
    }
    answer.line(line).await
}

/// Findings of other tools have ids that no rule of ours has.
fn covers_no_rule(reloader: &Reloader, exception: &Exception) -> bool {
    let is_ours = !exception.rule.as_str().contains('/');
    let matches = |set: Arc<RuleSet>| {
        let rules = set.judge.engine().rules().iter();
        rules.map(|rule| &rule.info.id).any(|id| exception.rule.matches(id))
    };
    is_ours && reloader.rules().is_some_and(|set| !matches(set))
}

pub(super) async fn expire(desk: &Desk, id: String, by: String, answer: &Answer) -> Result<(), Error> {
    let now = Clock::system().now();
    let known = published::latest(&desk.bus, &desk.codec, Topic::Exceptions).await?;
    let Some(one) = known.get(&id) else {
        let in_files = exceptions::all(&desk.settings.evaluate, now)?;
        let what = match in_files.iter().any(|exception| exception.id() == id) {
            true => format!(
                "exception {id} stands in the config or one of its files: take it out there, then `tripline reload`"
            ),
            false => format!("there is no exception {id}; `tripline exception list` names them"),
        };
        return Err(Error::Usage(what));
    };
    let mut exception = read(one)?;
    exception.expires = Moment::of(now);
    put(desk, &exception, by, now).await?;
    answer.line(line(&exception, "bus", None, now)).await
}

pub(super) async fn publish_rules(
    desk: &Desk,
    text: String,
    by: String,
    after: Duration,
    answer: &Answer,
) -> Result<(), Error> {
    published::parcel(&text)?;
    let at = Clock::system().now();
    let after = i64::try_from(after.as_millis()).unwrap_or(i64::MAX);
    let from = at.saturating_add(after);
    let record = Published {
        id: ACTIVE.to_owned(),
        text,
        by,
        at,
        from,
    };
    let mut records = vec![record];
    if let Some(active) = published::latest(&desk.bus, &desk.codec, Topic::Rules)
        .await?
        .remove(ACTIVE)
        // One that does not hold yet is no one's to fall back to.
        .filter(|active| active.from <= at)
    {
        records.push(Published {
            id: PREVIOUS.to_owned(),
            ..active
        });
    }
    let envelope = Envelope::new(desk.codec.clone(), "publish");
    published::publish(&desk.bus, &envelope, Topic::Rules, &records).await?;
    tracing::info!(target: "audit", by = records[0].by, "rules published");
    answer.line(json!({"from": from, "at": at})).await
}

async fn put(desk: &Desk, exception: &Exception, by: String, at: i64) -> Result<(), Error> {
    let text = serde_json::to_string(exception).map_err(|error| Error::System(error.into()))?;
    let record = Published {
        id: exception.id(),
        text,
        by,
        at,
        from: at,
    };
    let envelope = Envelope::new(desk.codec.clone(), "publish");
    published::publish(&desk.bus, &envelope, Topic::Exceptions, std::slice::from_ref(&record)).await?;
    tracing::info!(target: "audit", id = record.id, by = record.by, "exception published");
    Ok(())
}

fn read(one: &Published) -> Result<Exception, Error> {
    serde_json::from_str(&one.text)
        .map_err(|error| Error::Usage(format!("the published exception {} cannot be read: {error}", one.id)))
}

fn line(exception: &Exception, of: &str, record: Option<&Published>, now: i64) -> Value {
    let mut line = serde_json::to_value(exception).unwrap_or_default();
    line["id"] = exception.id().into();
    line["standing"] = exception.standing(now).as_str().into();
    line["from"] = of.into();
    if let Some(record) = record {
        line["by"] = record.by.as_str().into();
        line["at"] = findings::moment(record.at);
    }
    line
}
