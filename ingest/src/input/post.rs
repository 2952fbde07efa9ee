//! The other end of the listener: posts records as a script would, for samples and tests. Knows no record.

use std::time::Duration;

use pipeline::cause;

use crate::hints::Hints;
use crate::input::proof::fetch::FetchError;

/// What a listener answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body: a receipt, or what is wrong.
    pub body: String,
}

/// Posts to one listener. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Poster {
    client: reqwest::Client,
    url: String,
    token: Option<String>,
}

impl Poster {
    /// To the listener at a URL such as `http://127.0.0.1:8088`, with its bearer token if it asks for one.
    ///
    /// # Errors
    /// No client can be made.
    pub fn new(url: &str, token: Option<String>) -> Result<Self, FetchError> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .timeout(Duration::from_secs(60))
            .build()
            .map_err(|error| FetchError::Client(error.to_string()))?;
        Ok(Self {
            client,
            url: url.trim_end_matches('/').to_owned(),
            token,
        })
    }

    /// Posts one body, with what is known of it in the query.
    ///
    /// # Errors
    /// There was no answer.
    pub async fn post(&self, body: Vec<u8>, hints: &Hints) -> Result<Answer, FetchError> {
        let failed = |error: reqwest::Error| FetchError::Answer {
            host: self.url.clone(),
            // What reqwest says of itself repeats the URL.
            what: match cause::below(&error) {
                nothing if nothing.is_empty() => error.to_string(),
                below => below,
            },
        };
        let mut url = url::Url::parse(&format!("{}/v1/changes", self.url)).map_err(|error| FetchError::Answer {
            host: self.url.clone(),
            what: error.to_string(),
        })?;
        url.query_pairs_mut().extend_pairs(hints.pairs());
        let mut request = self.client.post(url).body(body);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        let response = request.send().await.map_err(failed)?;
        let status = response.status().as_u16();
        Ok(Answer {
            status,
            body: response.text().await.map_err(failed)?,
        })
    }
}
