//! What an answer of a platform means: by the template's own words first, then by the step's statuses, then by those of HTTP.

use pipeline::delivery::{Answer, Response};

use super::render::Renderer;
use super::template::{Outcome, Template};
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
    let answered = answered(step, response);
    for meaning in &template.answers {
        match renderer.holds(&meaning.when, &answered) {
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
    (!done).then(|| failure(response, keys.url, keys.credential))
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
