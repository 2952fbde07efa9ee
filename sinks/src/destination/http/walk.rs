//! A conversation about one finding: which request is next after the answers so far. Walked anew each time, so nothing is kept
//! between answers and a conversation that broke begins again.

use pipeline::delivery::{Request, Response};
use schemas::Finding;
use serde_json::{Map, Value};

use super::encode;
use super::render::Renderer;
use super::template::{Phase, Step, Template};

/// What the answer says, as expressions see it: `status` and `body`, JSON where it is that.
pub(super) fn answered(step: usize, response: &Response) -> Map<String, Value> {
    let text = || Value::from(String::from_utf8_lossy(&response.body).into_owned());
    let body = serde_json::from_slice(&response.body).unwrap_or_else(|_| text());
    Map::from_iter([
        ("status".to_owned(), response.status.into()),
        ("body".to_owned(), body),
        ("step".to_owned(), step.into()),
    ])
}

/// A step's position, and what it may say.
type Turn = (usize, Map<String, Value>);

/// The step that comes after so many answers; `None` when all that there is to do is done.
fn turn(
    template: &Template,
    renderer: &Renderer,
    finding: &Finding,
    responses: &[Response],
) -> Result<Option<Turn>, String> {
    let mut context = encode::context(finding, template.with_ocsf);
    untaken(template, &mut context);
    let mut responses = responses.iter();
    for (position, step) in template.of(Phase::of(finding.activity)) {
        if !applies(renderer, step, &context)? {
            continue;
        }
        let Some(response) = responses.next() else {
            return Ok(Some((position, context)));
        };
        context.extend(answered(position, response));
        for (name, expression) in &step.take {
            let taken = renderer.value(expression, &context)?;
            context.insert(name.clone(), taken);
        }
    }
    Ok(None)
}

/// The next request; `None` when all that there is to do is done.
pub(super) fn next(
    template: &Template,
    renderer: &Renderer,
    finding: &Finding,
    responses: &[Response],
) -> Result<Option<Request>, String> {
    let phase = Phase::of(finding.activity);
    if template.is_straight(phase) && template.of(phase).count() <= responses.len() {
        return Ok(None);
    }
    let Some((position, context)) = turn(template, renderer, finding, responses)? else {
        return Ok(None);
    };
    match template.steps.get(position) {
        Some(step) => renderer.request(&position.to_string(), step, &context).map(Some),
        None => Ok(None),
    }
}

/// The step that was asked after so many answers.
pub(super) fn asked(
    template: &Template,
    renderer: &Renderer,
    finding: &Finding,
    before: &[Response],
) -> Result<Option<usize>, String> {
    let phase = Phase::of(finding.activity);
    if template.is_straight(phase) {
        return Ok(template.of(phase).nth(before.len()).map(|(position, _)| position));
    }
    Ok(turn(template, renderer, finding, before)?.map(|(position, _)| position))
}

/// What steps take is there from the beginning, so that a condition may ask for it.
fn untaken(template: &Template, context: &mut Map<String, Value>) {
    for name in template.steps.iter().flat_map(|step| step.take.keys()) {
        context.insert(name.clone(), Value::Null);
    }
}

fn applies(renderer: &Renderer, step: &Step, context: &Map<String, Value>) -> Result<bool, String> {
    match &step.when {
        Some(condition) => renderer.holds(condition, context),
        None => Ok(true),
    }
}

/// Renders every step of the finding's phase as if each had been asked and had answered, so that a mistake in the template is found
/// before a finding needs it.
pub(super) fn rehearse(template: &Template, renderer: &Renderer, finding: &Finding) -> Result<Vec<Request>, String> {
    let mut context = encode::context(finding, template.with_ocsf);
    for name in template.steps.iter().flat_map(|step| step.take.keys()) {
        context.insert(name.clone(), format!("<{name}>").into());
    }
    let ours = template.of(Phase::of(finding.activity));
    ours.map(|(position, step)| renderer.request(&position.to_string(), step, &context))
        .collect()
}
