//! E-mail by SMTP: a message an event, those of one finding in a thread. What is written: the template beside; how it is set up:
//! docs/sinks/email.md.

mod answer;
mod config;
mod encode;
mod sink;

use std::sync::Arc;

use pipeline::config::Problem;

use self::sink::Email;
use super::http;
use crate::error::SinkError;
use crate::general::General;
use crate::kind::{Kind, Opened, expose};
use crate::transport::{Security, Smtp, Tls};

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
        let login = match (&self.user, &self.password) {
            (Some(user), Some(password)) => Some((user.clone(), expose(&format!("{at}.password"), password)?)),
            _ => None,
        };
        let secrets = login.iter().map(|(_, password)| password.clone()).collect();
        let transport = Smtp::new(self.server(), tls, login);
        Ok(Opened {
            sink: Arc::new(sink),
            transport: Arc::new(transport),
            secrets,
        })
    }
}
