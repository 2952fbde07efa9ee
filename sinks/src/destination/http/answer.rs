//! What an answer of a platform means: by the template's own words first, then by the step's statuses, then by those of HTTP.

use pipeline::delivery::{Answer, Response};
use serde::de::IgnoredAny;
use serde_json::Map;

use super::render::Renderer;
use super::template::{Outcome, Step, Template};
use super::walk::answered;
use crate::status::{describe, failure};

/// Where in the config to look when a platform refuses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keys {
    pub(super) url: &'static str,
    pub(super) credential: &'static str,
}

/// `None` when the step is done.
pub(super) fn fault(
    template: &Template,
    renderer: &Renderer,
    keys: Keys,
    step: usize,
    response: &Response,
) -> Option<Answer> {
    let answered = (!template.answers.is_empty()).then(|| answered(step, response));
    for meaning in &template.answers {
        match renderer.holds(&meaning.when, answered.as_ref().unwrap_or(&Map::new())) {
            Ok(false) => {}
            Ok(true) => return answer(meaning.is, meaning.hint.as_deref(), keys, response),
            Err(reason) => return Some(Answer::Split { reason }),
        }
    }
    let ok = template
        .steps
        .get(step)
        .map(|step| step.ok.as_slice())
        .unwrap_or_default();
    let done = match ok {
        [] => (200..300).contains(&response.status),
        ok => ok.contains(&response.status),
    };
    match template.steps.get(step) {
        _ if !done => Some(failure(response, keys.url, keys.credential)),
        Some(step) if is_page(response) || !is_understood(step, response) => Some(Answer::Hold {
            reason: format!("an answer that is not the platform's: {}", describe(response)),
            hint: format!(
                "something else answers in the platform's place, a proxy perhaps: check `{}`",
                keys.url
            ),
        }),
        _ => None,
    }
}

/// Whether it is a page for people, as a proxy that wants a login shows it, or a ServiceNow instance that sleeps, with status 200.
fn is_page(response: &Response) -> bool {
    let text = response.body.trim_ascii_start();
    let begins = |with: &str| {
        text.get(..with.len())
            .is_some_and(|text| text.eq_ignore_ascii_case(with.as_bytes()))
    };
    begins("<!doctype html") || begins("<html")
}

/// What something is to be taken of must be JSON: of a proxy's page it would be taken that nothing is there yet, and all would be opened
/// anew.
fn is_understood(step: &Step, response: &Response) -> bool {
    let takes = step.take.values().any(|expression| expression.contains("body"));
    !takes || serde_json::from_slice::<IgnoredAny>(&response.body).is_ok()
}

fn answer(outcome: Outcome, hint: Option<&str>, keys: Keys, response: &Response) -> Option<Answer> {
    let reason = describe(response);
    match outcome {
        Outcome::Ok => None,
        Outcome::Retry => Some(Answer::Retry { reason }),
        Outcome::Refused => Some(Answer::Split { reason }),
        Outcome::Hold => {
            let hint = hint.map_or_else(
                || format!("check `{}` and `{}`", keys.url, keys.credential),
                str::to_owned,
            );
            Some(Answer::Hold { reason, hint })
        }
    }
}
