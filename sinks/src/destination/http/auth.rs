//! Who we are to an HTTP API: a bearer token, a user and a password, or a token fetched by OAuth 2.0. Secrets are read when it is opened.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Endpoint;
use crate::error::SinkError;
use crate::kind::expose;
use crate::transport::{self, Credential};

/// Who we are: at most one of these. A certificate stands in `http.identity`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Auth {
    /// A bearer token.
    pub bearer: Option<Secret>,
    /// A user and a password.
    pub basic: Option<Basic>,
    /// A token fetched by OAuth 2.0 client credentials.
    pub oauth2: Option<OAuth2>,
}

/// HTTP Basic (RFC 7617).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Basic {
    /// The user.
    pub user: String,
    /// The password, or an API token in its place.
    pub password: Secret,
}

/// OAuth 2.0 client credentials (RFC 6749, section 4.4).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OAuth2 {
    /// Where tokens are given out.
    pub token_url: Endpoint,
    /// The client's id.
    pub client_id: String,
    /// Its secret.
    pub client_secret: Secret,
    /// What for; left out where the server asks for none.
    #[serde(default)]
    pub scope: String,
}

/// What an [`Auth`] comes to.
#[derive(Default)]
pub(crate) struct Proof {
    /// `secrets.authorization` in the template; empty where the transport puts the header in.
    pub(crate) header: String,
    pub(crate) credential: Option<Credential>,
}

impl Basic {
    /// The header's value.
    pub(crate) fn header(&self, at: &str) -> Result<String, SinkError> {
        let password = expose(&format!("{at}.password"), &self.password)?;
        Ok(format!(
            "Basic {}",
            STANDARD.encode(format!("{}:{password}", self.user))
        ))
    }
}

impl OAuth2 {
    /// What tokens are fetched with.
    pub(crate) fn credential(&self, at: &str) -> Result<Credential, SinkError> {
        Ok(Credential {
            url: self.token_url.to_string(),
            client_id: self.client_id.clone(),
            proof: transport::Proof::Secret(expose(&format!("{at}.client_secret"), &self.client_secret)?),
            scope: self.scope.clone(),
        })
    }
}

impl Auth {
    pub(crate) fn problems(&self, at: &str, allow_http: bool) -> Vec<Problem> {
        let given = [self.bearer.is_some(), self.basic.is_some(), self.oauth2.is_some()];
        let mut problems = Vec::new();
        if given.iter().filter(|given| **given).count() > 1 {
            let fix = "leave one of `bearer`, `basic` and `oauth2`";
            problems.push(Problem::new(at, "has more than one way to say who we are", fix));
        }
        if let Some(oauth2) = &self.oauth2 {
            problems.extend(oauth2.token_url.problems(&format!("{at}.oauth2.token_url"), allow_http));
        }
        problems
    }

    pub(crate) fn open(&self, at: &str) -> Result<Proof, SinkError> {
        let mut proof = Proof::default();
        if let Some(secret) = &self.bearer {
            proof.header = format!("Bearer {}", expose(&format!("{at}.bearer"), secret)?);
        }
        if let Some(basic) = &self.basic {
            proof.header = basic.header(&format!("{at}.basic"))?;
        }
        if let Some(oauth2) = &self.oauth2 {
            proof.credential = Some(oauth2.credential(&format!("{at}.oauth2"))?);
        }
        Ok(proof)
    }
}
