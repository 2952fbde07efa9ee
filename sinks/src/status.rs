//! What a status code means where the destination says nothing more precise.

use pipeline::delivery::{Answer, Response};

/// How much of a server's text is kept.
const TEXT: usize = 500;

/// The status and the server's text, for dead letters. Not for 401 and 403: some servers echo the credential.
pub(crate) fn describe(response: &Response) -> String {
    match response.text(TEXT) {
        text if text.is_empty() || matches!(response.status, 401 | 403) => format!("HTTP {}", response.status),
        text => format!("HTTP {}: {text}", response.status),
    }
}

/// Any answer but success. `key` is where the URL stands in the config, `credential` where the credential does.
pub(crate) fn failure(response: &Response, key: &str, credential: &str) -> Answer {
    let reason = describe(response);
    let hold = |hint: String| Answer::Hold {
        reason: reason.clone(),
        hint,
    };
    match response.status {
        400 | 413 | 422 => Answer::Split { reason },
        408 | 425 | 429 | 500 | 502..=599 => Answer::Retry { reason },
        401 | 407 => hold(format!(
            "the destination does not know the credential: check `{credential}`, and the clock of this machine"
        )),
        403 => hold(format!(
            "the destination refuses the credential or does not let it do this: check `{credential}` and its rights, and whether requests \
             from this address are let through"
        )),
        404 | 405 | 410 => hold(format!("there is no such endpoint: check `{key}`")),
        300..=399 => hold(format!(
            "redirects are not followed: put the final address into `{key}`{}",
            response.header("location").map(elsewhere).unwrap_or_default()
        )),
        _ => hold(format!("this is not an answer of such a destination: check `{key}`")),
    }
}

/// Where a redirect leads, without what may be a credential.
fn elsewhere(location: &str) -> String {
    let place = location.split(['?', '#']).next().unwrap_or_default();
    let place: String = place.chars().filter(|c| !c.is_control()).take(200).collect();
    match place.contains('@') || place.is_empty() {
        true => String::new(),
        false => format!("; the answer names {place}"),
    }
}
