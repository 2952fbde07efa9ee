//! ServiceNow: inbound JSON events, and the incident table of the Table API.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch, post};
use serde_json::{Value, json};

use super::request::{arrive, basic, read, refuse, text};
use crate::answer;
use crate::shared::{Endpoint, Shared};

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/api/global/em/jsonv2", post(events))
        .route("/api/now/table/em_event", get(probe))
        .route("/api/now/table/incident", get(find).post(create))
        .route("/api/now/table/incident/{id}", patch(update))
}

fn proven(shared: &Shared, headers: &HeaderMap) -> Result<(), Response> {
    let body = json!({"error": {"message": "User Not Authenticated"}, "status": "failure"});
    if basic(shared, headers) {
        Ok(())
    } else {
        Err(answer::json(401, &body))
    }
}

async fn probe(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    proven(&shared, &headers).map_or_else(|refused| refused, |()| answer::json(200, &json!({"result": []})))
}

async fn events(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let sent = read(&shared, &body, 1 << 20)?;
        for event in sent["records"].as_array().into_iter().flatten() {
            let key = text(event, "/message_key", 1024)?;
            for (pointer, most) in [
                ("/source", 100),
                ("/node", 100),
                ("/type", 100),
                ("/resource", 100),
                ("/metric_name", 100),
                ("/description", 4000),
            ] {
                text(event, pointer, most)?;
            }
            // GMT, as the documentation writes it.
            if text(event, "/time_of_event", 19)?.len() != 19 {
                return Err(refuse(400, "time_of_event"));
            }
            let details: Option<Value> = event["additional_info"]
                .as_str()
                .and_then(|text| serde_json::from_str(text).ok());
            let severity = text(event, "/severity", 1)?;
            if details.is_none_or(|details| !details.is_object()) || !"012345".contains(severity) {
                return Err(refuse(400, "additional_info or severity"));
            }
            let id = arrive(&shared, Endpoint::Servicenow, event);
            shared.options.incidents.change(key, id, |_| severity != "0");
            if severity != "0" {
                shared.options.incidents.grade(key, severity);
            }
        }
        Ok(answer::json(200, &json!({"Response": "OK"})))
    };
    take().unwrap_or_else(IntoResponse::into_response)
}

/// Its priority is ServiceNow's own affair, made of these two.
fn grade(shared: &Shared, key: &str, incident: &Value) -> Result<(), Response> {
    let (urgency, impact) = (text(incident, "/urgency", 1)?, text(incident, "/impact", 1)?);
    if ![urgency, impact].iter().all(|value| "123".contains(value)) {
        return Err(refuse(400, "urgency or impact"));
    }
    shared.options.incidents.grade(key, &format!("{urgency}/{impact}"));
    Ok(())
}

async fn find(State(shared): State<Arc<Shared>>, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    if let Err(refused) = proven(&shared, &headers) {
        return refused;
    }
    let query = query.unwrap_or_default();
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    let condition = pairs
        .find(|(name, _)| name == "sysparm_query")
        .map(|(_, value)| value.into_owned());
    let key = condition
        .as_deref()
        .and_then(|condition| condition.strip_prefix("correlation_id=")?.strip_suffix("^active=true"));
    let found = key.and_then(|key| shared.options.incidents.find(key));
    let found: Vec<Value> = found
        .into_iter()
        .map(|incident| json!({"sys_id": incident.id, "number": "INC1"}))
        .collect();
    answer::json(200, &json!({ "result": found }))
}

async fn create(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let incident = read(&shared, &body, 1 << 20)?;
        let key = text(&incident, "/correlation_id", 100)?;
        text(&incident, "/short_description", 160)?;
        text(&incident, "/description", 4000)?;
        let id = arrive(&shared, Endpoint::Servicenow, &incident);
        let sys_id = shared.options.incidents.change(key, id, |_| true);
        grade(&shared, key, &incident)?;
        Ok(answer::json(201, &json!({"result": {"sys_id": sys_id}})))
    };
    take().unwrap_or_else(IntoResponse::into_response)
}

async fn update(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let take = || -> Result<Response, Response> {
        proven(&shared, &headers)?;
        let change = read(&shared, &body, 1 << 20)?;
        text(&change, "/work_notes", 4000)?;
        let key = shared
            .options
            .incidents
            .key_of(&id)
            .ok_or_else(|| refuse(404, "no such record"))?;
        let state = change["state"].as_str();
        if state == Some("6") {
            text(&change, "/close_code", 100)?;
            text(&change, "/close_notes", 1000)?;
        }
        if change.get("urgency").is_some() {
            grade(&shared, &key, &change)?;
        }
        let event = arrive(&shared, Endpoint::Servicenow, &change);
        shared.options.incidents.change(&key, event, |open| match state {
            Some("6") => false,
            Some(_) => true,
            None => open,
        });
        Ok(answer::json(200, &json!({"result": {"sys_id": id}})))
    };
    take().unwrap_or_else(IntoResponse::into_response)
}
