//! The two calls that we make of the registry, and what its answers mean. Knows no form of a schema.

use reqwest::{Client as Http, StatusCode};
use serde::Deserialize;

use super::access::Registry;
use crate::source::{Fault, http};

/// The content type of answers (API reference, "Content Types").
const ACCEPT: &str = "application/vnd.schemaregistry.v1+json, application/json";

/// A schema that rests on more than this many others is not read.
const MOST: usize = 100;

const FIX: &str = "check `registry`: URL, user and password, or token";

/// A schema as the registry has it.
pub(super) struct Schema {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// Those that it rests on.
    pub(super) references: Vec<String>,
}

/// What it is written in.
pub(super) enum Kind {
    Avro,
    Json,
    Other(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    schema: String,
    schema_type: Option<String>,
    #[serde(default)]
    references: Vec<Reference>,
}

#[derive(Deserialize, Clone, PartialEq)]
struct Reference {
    subject: String,
    version: i64,
}

enum Login {
    None,
    Basic(String, String),
    Bearer(String),
}

pub(super) struct Client {
    http: Http,
    url: String,
    login: Login,
}

impl Client {
    pub(super) fn open(registry: &Registry) -> Result<Self, Fault> {
        let exposed = |key: &str, secret: &pipeline::config::Secret| {
            let secret = secret.expose();
            secret.map_err(|what| Fault::refused(format!("`registry.{key}`: {what}"), FIX))
        };
        let login = match (&registry.token, &registry.username, &registry.password) {
            (Some(token), ..) => Login::Bearer(exposed("token", token)?),
            (_, Some(user), Some(password)) => Login::Basic(user.clone(), exposed("password", password)?),
            _ => Login::None,
        };
        let http = http::client().build();
        Ok(Self {
            http: http.map_err(|error| Fault::away(error.to_string()))?,
            url: registry.url.trim_end_matches('/').to_owned(),
            login,
        })
    }

    /// The schema of that id with all that it rests on; or why there is none.
    pub(super) async fn schema(&self, id: u32) -> Result<Result<Schema, String>, Fault> {
        let answer = match self.get(&format!("/schemas/ids/{id}")).await? {
            Ok(answer) => answer,
            Err(why) => return Ok(Err(why)),
        };
        let (mut references, mut seen): (Vec<String>, Vec<Reference>) = Default::default();
        let mut left = answer.references;
        while let Some(reference) = left.pop() {
            if seen.contains(&reference) {
                continue;
            }
            if seen.len() == MOST {
                return Ok(Err(format!("it rests on more than {MOST} others")));
            }
            let subject: String = url::form_urlencoded::byte_serialize(reference.subject.as_bytes()).collect();
            // A path has `%20` where a form has `+`.
            let subject = subject.replace('+', "%20");
            match self
                .get(&format!("/subjects/{subject}/versions/{}", reference.version))
                .await?
            {
                Ok(answer) => {
                    references.push(answer.schema);
                    left.extend(answer.references);
                }
                Err(why) => return Ok(Err(format!("what it rests on, {}: {why}", reference.subject))),
            }
            seen.push(reference);
        }
        let kind = match answer.schema_type.as_deref() {
            // Left out where it is Avro.
            None | Some("AVRO") => Kind::Avro,
            Some("JSON") => Kind::Json,
            Some(other) => Kind::Other(other.to_owned()),
        };
        Ok(Ok(Schema {
            kind,
            text: answer.schema,
            references,
        }))
    }

    async fn get(&self, path: &str) -> Result<Result<Answer, String>, Fault> {
        let request = self.http.get(format!("{}{path}", self.url)).header("accept", ACCEPT);
        let request = match &self.login {
            Login::None => request,
            Login::Basic(user, password) => request.basic_auth(user, Some(password)),
            Login::Bearer(token) => request.bearer_auth(token),
        };
        let answer = http::ask(request).await?;
        let what = || format!("the registry answered {} to {path}: {}", answer.status, answer.text());
        match answer.status {
            status if status.is_success() => match serde_json::from_slice(&answer.body) {
                Ok(schema) => Ok(Ok(schema)),
                Err(_) => Err(Fault::refused(
                    format!("{} is no registry: {path} has no schema", self.url),
                    FIX,
                )),
            },
            // The registry knows no such schema, subject or version; anything else that is not found is another server.
            StatusCode::NOT_FOUND if is_from_registry(&answer.body) => {
                Ok(Err("the registry does not have it".to_owned()))
            }
            status if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS => Err(Fault::Away {
                what: what(),
                after: answer.retry_after(),
            }),
            _ => Err(Fault::refused(what(), FIX)),
        }
    }
}

/// Whether an answer has the registry's own code for a subject, a version or a schema that it lacks: `{"error_code": 40403, "message": …}`. A path
/// that it does not serve is 404 there, too (Apicurio), and then the URL is wrong.
fn is_from_registry(body: &[u8]) -> bool {
    let answer: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    matches!(answer["error_code"].as_i64(), Some(40401..=40403))
}
