//! The head of a request: headers, query, the caller's certificate. Knows no endpoint.

use axum::extract::Query;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;

use super::answer::Failure;
use crate::hints::Hints;

/// What came before the body.
pub(super) struct Head {
    pub parts: Parts,
    /// The client's certificate, if it came with one.
    pub certificate: Option<Vec<u8>>,
}

impl Head {
    /// A header as text.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        header(&self.parts.headers, name)
    }

    /// A parameter of the query.
    pub(super) fn query(&self, name: &str) -> Option<String> {
        let query = self.parts.uri.query()?;
        url::form_urlencoded::parse(query.as_bytes())
            .filter(|(key, _)| key == name)
            .last()
            .map(|(_, value)| value.into_owned())
    }
}

/// A header as text; the first if there are several, none if it is not text.
pub(super) fn header<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// What query and content type say of the records.
pub(super) fn hints(parts: &Parts) -> Result<Hints, Failure> {
    let Query(mut hints) = Query::<Hints>::try_from_uri(&parts.uri)
        .map_err(|error| Failure::Unreadable(format!("query: {}", error.body_text())))?;
    if hints.name.is_empty() {
        hints.name = "http".to_owned();
    }
    let content_type = header(&parts.headers, CONTENT_TYPE.as_str()).unwrap_or_default();
    hints.yaml = content_type.to_ascii_lowercase().contains("yaml");
    Ok(hints)
}
