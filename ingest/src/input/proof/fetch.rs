//! Fetches keys and certificates over HTTPS: small, soon or not at all, and never on from there to another host.

use std::time::Duration;

use url::Url;

/// Keys, certificates and confirmations are a few kilobytes.
const LIMIT: usize = 1 << 20;

/// Why something could not be fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The client could not be made.
    #[error("no HTTPS client: {0}")]
    Client(String),
    /// No answer, or not all of it.
    #[error("{host}: {what}")]
    Answer {
        /// Who was asked.
        host: String,
        /// What went wrong.
        what: String,
    },
}

/// An HTTPS client for what proofs need. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Fetcher {
    client: reqwest::Client,
    /// Stands in for every host: `https://sns.a.b/c` is fetched as `{instead}/sns.a.b/c`.
    instead: Option<Url>,
}

impl Fetcher {
    /// A client that trusts the system's authorities.
    pub fn new() -> Result<Self, FetchError> {
        Self::build(None)
    }

    /// The same with one server in place of all, for tests and for sites whose only way out is a mirror.
    pub fn through(instead: Url) -> Result<Self, FetchError> {
        Self::build(Some(instead))
    }

    fn build(instead: Option<Url>) -> Result<Self, FetchError> {
        // reqwest is built without a crypto provider of its own; a second installation is refused, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .timeout(Duration::from_secs(10))
            // Following one would leave the host that was checked.
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| FetchError::Client(error.to_string()))?;
        Ok(Self { client, instead })
    }

    /// What stands at the URL.
    pub async fn get(&self, url: &Url) -> Result<Vec<u8>, FetchError> {
        let host = url.host_str().unwrap_or_default().to_owned();
        let failed = |what: String| FetchError::Answer {
            host: host.clone(),
            what,
        };
        let target = match &self.instead {
            None => url.clone(),
            Some(base) => {
                let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
                let path = format!("{}/{host}{}{query}", base.as_str().trim_end_matches('/'), url.path());
                Url::parse(&path).map_err(|error| failed(error.to_string()))?
            }
        };
        let mut response = self
            .client
            .get(target)
            .send()
            .await
            .map_err(|error| failed(describe(&error)))?;
        if !response.status().is_success() {
            return Err(failed(format!("answered {}", response.status())));
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| failed(describe(&error)))? {
            if body.len() + chunk.len() > LIMIT {
                return Err(failed("the answer is too long".to_owned()));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

/// Without the URL, whose query may hold a token.
fn describe(error: &reqwest::Error) -> String {
    match error {
        error if error.is_timeout() => "no answer in time".to_owned(),
        error if error.is_connect() => "no connection".to_owned(),
        _ => "broken answer".to_owned(),
    }
}
