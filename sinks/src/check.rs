//! The preflight of `tripline validate --connect`: whether a destination can be reached and would take findings, without sending one.

use pipeline::config::Problem;
use pipeline::delivery::{Answer, Request, Response};
use serde::Deserialize;

use crate::answer::describe;
use crate::destination::{Destination, Kind};
use crate::sentinel;

#[derive(Deserialize)]
struct Reply {
    code: u16,
}

impl Destination {
    /// What was seen, or what is wrong and how to mend it.
    pub async fn check(&self) -> Result<String, Problem> {
        match &self.kind {
            Kind::SplunkHec(sink) => {
                let health = self.ask(sink.health()).await?;
                let health = self.healthy(&health)?;
                let token = self.ask(sink.empty()).await?;
                self.token(&token)?;
                Ok(format!("{health}, the token is good"))
            }
            Kind::Sentinel(sink) => {
                let response = self.ask(sink.empty()).await?;
                match sentinel::verdict(&response) {
                    Answer::Delivered { .. } => Ok("token, role, rule and stream are good".to_owned()),
                    answer => Err(self.problem(answer)),
                }
            }
            Kind::Webhook(sink) => {
                let response = self.ask(sink.head()).await?;
                match response.status {
                    // A receiver that takes POST alone says so.
                    200..=299 | 400 | 401 | 403 | 405 | 415 | 422 | 501 => {
                        Ok(format!("reachable (HEAD is answered with {})", response.status))
                    }
                    _ => Err(self.wrong("url", describe(&response), "check the URL")),
                }
            }
        }
    }

    async fn ask(&self, request: Request) -> Result<Response, Problem> {
        let sent = self.transport.send(request).await;
        sent.map_err(|error| match Answer::from(error) {
            Answer::Retry { reason } => self.wrong("url", reason, "check host, port and the way there"),
            answer => self.problem(answer),
        })
    }

    fn healthy(&self, response: &Response) -> Result<&'static str, Problem> {
        let code = serde_json::from_slice::<Reply>(&response.body).map(|reply| reply.code);
        match (response.status, code) {
            (200, _) => Ok("healthy"),
            (401 | 403, _) | (_, Ok(1..=4 | 21 | 22)) => Err(self.refused(response)),
            (503, Ok(18..=20)) => {
                Err(self.wrong("url", describe(response), "its queues are full; wait until they drain"))
            }
            _ => Err(self.wrong(
                "url",
                describe(response),
                "this is no collector; check host and port (8088 as a rule)",
            )),
        }
    }

    fn token(&self, response: &Response) -> Result<(), Problem> {
        let code = serde_json::from_slice::<Reply>(&response.body).map(|reply| reply.code);
        match (response.status, code) {
            // No data: so it got past the token.
            (400, Ok(5)) | (200, _) => Ok(()),
            (_, Ok(10 | 11 | 28)) => Err(self.wrong(
                "ack",
                describe(response),
                "the token wants acknowledgment: set `ack = true`",
            )),
            (401 | 403, _) | (_, Ok(1..=4)) => Err(self.refused(response)),
            _ => Err(self.wrong("url", describe(response), "not an answer of a collector; check `url`")),
        }
    }

    fn refused(&self, response: &Response) -> Problem {
        let fix = "the collector does not take the token; check it, and that it is enabled";
        self.wrong("token", describe(response), fix)
    }

    fn problem(&self, answer: Answer) -> Problem {
        match answer {
            Answer::Hold { reason, hint } => Problem::new(self.key.clone(), reason, hint),
            Answer::Retry { reason } => {
                Problem::new(self.key.clone(), reason, "the destination is busy or away; try again")
            }
            Answer::Split { reason } | Answer::Suspect { reason, .. } => Problem::new(
                self.key.clone(),
                reason,
                "the destination refuses even an empty request; check the keys of this sink",
            ),
            Answer::Delivered { .. } | Answer::Accepted(_) => Problem::new(self.key.clone(), "is well", "do nothing"),
        }
    }

    fn wrong(&self, key: &str, what: String, fix: &str) -> Problem {
        Problem::new(format!("{}.{key}", self.key), what, fix)
    }
}
