//! Any HTTP API by a template: which requests open, update and resolve a finding there, and what their answers mean. The platforms
//! beside this folder are templates with a config of their own; a user adds one without Rust. How to write one: docs/sinks/http.md.

mod answer;
mod auth;
mod config;
mod encode;
mod filters;
mod frame;
mod preflight;
mod render;
mod sink;
mod template;
mod walk;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use pipeline::config::{Problem, Secret};
use pipeline::delivery::Transport;
use pipeline::file;
use schemas::Clock;

use self::sink::Templated;
use crate::endpoint::Endpoint;
use crate::error::SinkError;
use crate::general::{General, Remote};
use crate::kind::{Kind, Opened, expose};
use crate::transport::{Authorized, Client, Credential, Guard, Http};

pub use auth::{Auth, OAuth2};
pub use config::Config;
pub(crate) use encode::context;
pub(crate) use filters::{add as add_filters, cut};
pub use template::{Phase, Template};

/// What a kind made of a template gives it.
pub(crate) struct Platform<'c> {
    pub(crate) name: &'c str,
    /// The key that the URL stands under, for hints.
    pub(crate) url_key: &'static str,
    /// The key that the credential stands under, for hints.
    pub(crate) credential_key: &'static str,
    /// The template's text.
    pub(crate) template: &'c str,
    /// `settings.…` in the template.
    pub(crate) settings: BTreeMap<&'c str, String>,
    /// `secrets.…` in the template.
    pub(crate) secrets: BTreeMap<&'c str, String>,
    /// A token of OAuth 2.0 to fetch, where the platform wants one.
    pub(crate) credential: Option<Credential>,
    pub(crate) http: &'c Http,
}

/// Compiles the template, tries it on sample findings and makes the client.
pub(crate) fn open(at: &str, platform: Platform<'_>) -> Result<Opened, SinkError> {
    let client: Arc<dyn Transport> = Arc::new(Client::open(at, platform.http, Guard::Open)?);
    let transport = match platform.credential {
        Some(credential) => Arc::new(Authorized::new(client, credential, Clock::system())),
        None => client,
    };
    let template = SinkError::template(at, Template::parse(platform.template))?;
    let values = render::Values {
        settings: owned(&platform.settings),
        secrets: owned(&platform.secrets),
    };
    let keys = answer::Keys {
        url: platform.url_key,
        credential: platform.credential_key,
    };
    let sink = Templated::new(platform.name.to_owned(), template, values, keys);
    let sink = SinkError::template(at, sink)?;
    Ok(Opened {
        sink: Arc::new(sink),
        transport,
        secrets: platform.secrets.into_values().collect(),
    })
}

/// The file's text where the config names one, else the built-in one.
pub(crate) fn text<'t>(at: &str, file: Option<&Path>, built_in: &'t str) -> Result<Cow<'t, str>, SinkError> {
    let Some(path) = file else {
        return Ok(Cow::Borrowed(built_in));
    };
    let read = file::text(path).map(Cow::Owned);
    read.map_err(|error| SinkError::Template {
        key: format!("{at}.template"),
        what: format!("{}: {error}", path.display()),
    })
}

/// A URL that is a secret as a whole; errors hold nothing of it.
pub(crate) fn secret_url(at: &str, secret: &Secret, allow_http: bool) -> Result<String, SinkError> {
    let key = format!("{at}.url");
    let wrong = |what: String| SinkError::Secret { key: key.clone(), what };
    let url = Endpoint::try_from(expose(&key, secret)?).map_err(wrong)?;
    match url.problems(&key, allow_http).first() {
        Some(problem) => Err(wrong(format!("{}: {}", problem.what, problem.fix))),
        None => Ok(url.as_str().to_owned()),
    }
}

fn owned(values: &BTreeMap<&str, String>) -> BTreeMap<String, String> {
    let pairs = values.iter();
    pairs.map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

impl Kind for Config {
    fn general(&self) -> &General {
        &self.general
    }

    fn remote(&self) -> Option<&Remote> {
        Some(&self.remote)
    }

    fn problems(&self, at: &str) -> Vec<Problem> {
        self.problems(at)
    }

    fn open(&self, at: &str) -> Result<Opened, SinkError> {
        let template = text(at, Some(&self.template), "")?;
        let mut secrets = BTreeMap::new();
        for (name, secret) in &self.secrets {
            secrets.insert(name.as_str(), expose(&format!("{at}.secrets.{name}"), secret)?);
        }
        let mut settings: BTreeMap<&str, String> = self.settings.iter().map(|(k, v)| (k.as_str(), v.clone())).collect();
        settings.insert("url", self.url.base());
        let auth = self.auth.open(&format!("{at}.auth"))?;
        secrets.insert("authorization", auth.header);
        open(
            at,
            Platform {
                name: &self.general.name,
                url_key: "url",
                credential_key: "auth",
                template: &template,
                settings,
                secrets,
                credential: auth.credential,
                http: &self.remote.http,
            },
        )
    }
}
