//! The few calls that we make of the registry's API, and what its answers mean.

use reqwest::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::config::Settings;
use super::error::RegistryError;
use crate::cause;

/// The content type of requests (Schema Registry API reference, "Content Types").
const CONTENT_TYPE: &str = "application/vnd.schemaregistry.v1+json";

/// The longest answer that is read; a schema is some kilobytes.
const LIMIT: usize = 4 << 20;

/// The longest text of an error that is shown.
const SHOWN: usize = 300;

/// Versions of one subject, the newest: what was written with older ones is no longer on a topic.
const VERSIONS: usize = 200;

/// Subject not found, schema not found.
const NOT_FOUND: [i64; 2] = [40401, 40403];

pub(super) struct Client {
    http: reqwest::Client,
    url: String,
    login: Login,
    register: bool,
}

enum Login {
    None,
    Basic(String, String),
    Bearer(String),
}

#[derive(Deserialize)]
struct Registered {
    id: u32,
}

#[derive(Deserialize)]
struct Version {
    id: u32,
    schema: String,
}

#[derive(Deserialize, Default)]
struct Failure {
    #[serde(default)]
    error_code: i64,
    #[serde(default)]
    message: String,
}

impl Client {
    pub(super) fn new(settings: &Settings) -> Result<Self, RegistryError> {
        let config = settings.config();
        let secret = |key: &'static str| {
            move |error: String| RegistryError::Refused {
                what: format!("`registry.{key}`: {error}"),
                fix: "set it where the config says".to_owned(),
            }
        };
        let login = match (&config.token, &config.username, &config.password) {
            (Some(token), ..) => Login::Bearer(token.expose().map_err(secret("token"))?),
            (_, Some(user), Some(password)) => {
                Login::Basic(user.clone(), password.expose().map_err(secret("password"))?)
            }
            _ => Login::None,
        };
        let http = reqwest::Client::builder()
            .timeout(config.timeout.0)
            // Credentials go to the host that the config names and to no other.
            .redirect(reqwest::redirect::Policy::none())
            .build();
        Ok(Self {
            http: http.map_err(|error| RegistryError::Busy(error.to_string()))?,
            url: config.url.trim_end_matches('/').to_owned(),
            login,
            register: config.register,
        })
    }

    /// The id of a schema under a subject.
    pub(super) async fn id(&self, subject: &str, avsc: &str) -> Result<u32, RegistryError> {
        let body = json!({"schema": avsc});
        let path = match self.register {
            true => format!("/subjects/{subject}/versions"),
            false => format!("/subjects/{subject}"),
        };
        match self.call(Method::POST, &path, Some(&body)).await? {
            Ok(answer) => Ok(read::<Registered>(&path, answer)?.id),
            Err((status, failure)) => Err(self.refused(subject, status, &failure)),
        }
    }

    /// The ids and texts of all versions of a subject.
    pub(super) async fn versions(&self, subject: &str) -> Result<Vec<(u32, String)>, RegistryError> {
        let path = format!("/subjects/{subject}/versions");
        let numbers: Vec<u32> = match self.call(Method::GET, &path, None).await? {
            Ok(answer) => read(&path, answer)?,
            Err((_, failure)) if NOT_FOUND.contains(&failure.error_code) => Vec::new(),
            Err((status, failure)) => return Err(self.refused(subject, status, &failure)),
        };
        let mut versions = Vec::new();
        for number in numbers.iter().rev().take(VERSIONS).rev() {
            let path = format!("{path}/{number}");
            match self.call(Method::GET, &path, None).await? {
                Ok(answer) => {
                    let version: Version = read(&path, answer)?;
                    versions.push((version.id, version.schema));
                }
                Err((status, failure)) => return Err(self.refused(subject, status, &failure)),
            }
        }
        Ok(versions)
    }

    async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Result<Value, (StatusCode, Failure)>, RegistryError> {
        let busy = |error: reqwest::Error| RegistryError::Busy(cause::chain(&error));
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.url))
            .header("accept", CONTENT_TYPE);
        request = match &self.login {
            Login::None => request,
            Login::Basic(user, password) => request.basic_auth(user, Some(password)),
            Login::Bearer(token) => request.bearer_auth(token),
        };
        if let Some(body) = body {
            request = request.header("content-type", CONTENT_TYPE).body(body.to_string());
        }
        let response = request.send().await.map_err(busy)?;
        let status = response.status();
        if status.is_redirection() {
            return Err(RegistryError::Refused {
                what: format!("{path}: answered {status}: redirects are not followed"),
                fix: "put the final address into `registry.url`".to_owned(),
            });
        }
        let text = text(response).await?;
        if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS {
            return Err(RegistryError::Busy(format!("answered {status}: {}", shown(&text))));
        }
        if status.is_success() {
            return serde_json::from_str(&text)
                .map(Ok)
                .map_err(|error| RegistryError::Busy(format!("{path}: answer is not JSON: {error}")));
        }
        let failure = serde_json::from_str(&text).unwrap_or_else(|_| Failure {
            message: shown(&text),
            ..Failure::default()
        });
        Ok(Err((status, failure)))
    }

    fn refused(&self, subject: &str, status: StatusCode, failure: &Failure) -> RegistryError {
        let message = if failure.message.is_empty() {
            status.to_string()
        } else {
            shown(&failure.message)
        };
        let fix = match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => "check `registry.username` and `password`, or `token`",
            StatusCode::CONFLICT => {
                "the subject holds a schema that ours does not replace: choose another `bus.kafka.prefix`"
            }
            _ if NOT_FOUND.contains(&failure.error_code) && !self.register => {
                "register schemas/*.avsc there, or set `registry.register = true`"
            }
            _ => "check `registry.url`",
        };
        RegistryError::Refused {
            what: format!("{subject}: {message}"),
            fix: fix.to_owned(),
        }
    }
}

/// The whole answer, within the limit.
async fn text(mut response: reqwest::Response) -> Result<String, RegistryError> {
    let mut body = Vec::new();
    let busy = |error: reqwest::Error| RegistryError::Busy(cause::chain(&error));
    while let Some(chunk) = response.chunk().await.map_err(busy)? {
        if body.len() + chunk.len() > LIMIT {
            return Err(RegistryError::Busy(format!("answered more than {LIMIT} bytes")));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&body).into_owned())
}

/// The begin of a text that a server chose, in one line.
fn shown(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    line.join(" ").chars().take(SHOWN).collect()
}

fn read<T: serde::de::DeserializeOwned>(path: &str, answer: Value) -> Result<T, RegistryError> {
    serde_json::from_value(answer)
        .map_err(|error| RegistryError::Busy(format!("{path}: answer is not as documented: {error}")))
}
