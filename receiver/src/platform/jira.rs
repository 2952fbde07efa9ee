//! Jira's REST API, version 2: search by JQL, create, comment, transitions between one open and one done status.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};

use super::request::{arrive, basic, read, refuse, text};
use crate::answer;
use crate::shared::{Endpoint, Shared};

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/rest/api/2/search/jql", get(search))
        .route("/rest/api/2/search", get(search))
        .route("/rest/api/2/project/{project}", get(project))
        .route("/rest/api/2/issue", post(create))
        .route("/rest/api/2/issue/{key}/comment", post(comment))
        .route("/rest/api/2/issue/{key}/transitions", get(transitions).post(transition))
}

fn proven(shared: &Shared, headers: &HeaderMap) -> Result<(), Response> {
    if basic(shared, headers) {
        Ok(())
    } else {
        Err(refuse(401, "Client must be authenticated"))
    }
}

async fn project(State(shared): State<Arc<Shared>>, Path(project): Path<String>, headers: HeaderMap) -> Response {
    match proven(&shared, &headers) {
        Ok(()) if project == "SEC" => answer::json(200, &json!({ "key": project })),
        Ok(()) => refuse(404, "No project could be found"),
        Err(refused) => refused,
    }
}

async fn search(State(shared): State<Arc<Shared>>, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    if let Err(refused) = proven(&shared, &headers) {
        return refused;
    }
    let query = query.unwrap_or_default();
    let jql = url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "jql")
        .map(|(_, value)| value.into_owned());
    let label = jql.as_deref().and_then(|jql| {
        jql.strip_prefix("project = \"SEC\" AND labels = \"")?
            .strip_suffix("\" ORDER BY created DESC")
    });
    let Some(label) = label else {
        return refuse(400, "the JQL is not understood");
    };
    let found = shared.options.incidents.find(label).map(|incident| {
        let category = if incident.open { "new" } else { "done" };
        json!({"key": incident.id, "fields": {"status": {"statusCategory": {"key": category}}}})
    });
    answer::json(200, &json!({ "issues": found.into_iter().collect::<Vec<_>>() }))
}

async fn create(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let issue = read(&shared, &body, 1 << 20)?;
        let summary = text(&issue, "/fields/summary", 255)?;
        text(&issue, "/fields/description", 32_767)?;
        text(&issue, "/fields/issuetype/name", 60)?;
        let labels: Vec<&str> = issue["fields"]["labels"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let key = labels.iter().find(|label| label.starts_with("tripline-"));
        if summary.contains('\n')
            || labels.iter().any(|label| label.contains(' '))
            || issue["fields"]["project"]["key"] != "SEC"
        {
            return Err(refuse(
                400,
                "a summary is one line, a label has no blanks, the project is SEC",
            ));
        }
        let key = (*key.ok_or_else(|| refuse(400, "no label"))?).to_owned();
        let event = arrive(&shared, Endpoint::Jira, &issue);
        let id = shared.options.incidents.change(&key, event, |_| true);
        Ok(answer::json(201, &json!({ "key": id })))
    };
    take().unwrap_or_else(IntoResponse::into_response)
}

fn issue(shared: &Shared, id: &str) -> Result<String, Response> {
    shared
        .options
        .incidents
        .key_of(id)
        .ok_or_else(|| refuse(404, "Issue does not exist"))
}

async fn comment(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let comment = read(&shared, &body, 1 << 20)?;
        text(&comment, "/body", 32_767)?;
        let key = issue(&shared, &id)?;
        let event = arrive(&shared, Endpoint::Jira, &comment);
        shared.options.incidents.change(&key, event, |open| open);
        Ok(answer::json(201, &json!({"id": "1"})))
    };
    take().unwrap_or_else(IntoResponse::into_response)
}

async fn transitions(State(shared): State<Arc<Shared>>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    if let Err(refused) = proven(&shared, &headers).and_then(|()| issue(&shared, &id)) {
        return refused;
    }
    let to =
        |id: &str, category: &str| json!({"id": id, "name": category, "to": {"statusCategory": {"key": category}}});
    answer::json(200, &json!({"transitions": [to("11", "new"), to("31", "done")]}))
}

async fn transition(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let asked = read(&shared, &body, 1 << 20)?;
        let opens = match text(&asked, "/transition/id", 10)? {
            "11" => true,
            "31" => false,
            _ => return Err(refuse(400, "no such transition")),
        };
        let key = issue(&shared, &id)?;
        shared.options.incidents.change(&key, None, |_| opens);
        Ok(StatusCode::NO_CONTENT.into_response())
    };
    take().unwrap_or_else(IntoResponse::into_response)
}
