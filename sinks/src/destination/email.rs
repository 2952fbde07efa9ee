//! E-mail by SMTP: a message an event, those of one finding in a thread. What is written: the template beside; how it is set up:
//! docs/sinks/email.md.

mod answer;
mod config;
mod encode;
mod sink;

use std::sync::Arc;

use pipeline::config::Problem;
use schemas::Clock;

use self::sink::Email;
use super::http;
use crate::error::SinkError;
use crate::general::General;
use crate::kind::{Kind, Opened, expose};
use crate::transport::{Client, Guard, Http, Login, LoginProof, Security, Smtp, Tls, Tokens};

pub use config::Config;

impl Kind for Config {
    fn general(&self) -> &General {
        &self.general
    }

    fn problems(&self, at: &str) -> Vec<Problem> {
        self.problems(at)
    }

    fn open(&self, at: &str) -> Result<Opened, SinkError> {
        let built_in = include_str!("email/template.toml");
        let text = http::text(at, self.template.as_deref(), built_in)?;
        let sink = SinkError::template(at, Email::new(self.clone(), &text))?;
        let tls = match self.security {
            Security::None => None,
            Security::Tls | Security::Starttls => {
                let ca = self.ca.as_deref();
                Some(Tls::open(at, self.host(), ca, self.identity.as_deref())?)
            }
        };
        let (login, secrets) = match &self.user {
            Some(user) => {
                let (proof, secrets) = self.proof(at)?;
                (
                    Some(Login {
                        user: user.clone(),
                        proof,
                    }),
                    secrets,
                )
            }
            None => (None, Vec::new()),
        };
        let transport = Smtp::new(self.server(), tls, login);
        Ok(Opened {
            sink: Arc::new(sink),
            transport: Arc::new(transport),
            secrets,
        })
    }
}

impl Config {
    /// How we show who we are, and what of it is not to be shown.
    fn proof(&self, at: &str) -> Result<(LoginProof, Vec<String>), SinkError> {
        if let Some(path) = &self.token_file {
            return Ok((LoginProof::File(path.clone()), Vec::new()));
        }
        if let Some(oauth2) = &self.oauth2 {
            let credential = oauth2.credential(&format!("{at}.oauth2"))?;
            let client = Client::open(at, &Http::default(), Guard::Open)?;
            let tokens = Tokens::new(Arc::new(client), credential, Clock::system());
            return Ok((LoginProof::Tokens(Box::new(tokens)), Vec::new()));
        }
        let password = self
            .password
            .as_ref()
            .map(|password| expose(&format!("{at}.password"), password));
        let password = password.transpose()?.unwrap_or_default();
        Ok((LoginProof::Password(password.clone()), vec![password]))
    }
}
