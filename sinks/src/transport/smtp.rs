//! Requests that are messages: an envelope in the headers, spoken to a mail server (RFC 5321) command by command over a connection that is
//! kept. A message goes to all of its recipients or to none: whoever is refused ends it before its text is sent. The reply that
//! ended the talk is the response, under the command that it answers.

mod login;
mod server;
mod session;

use bytes::Bytes;
use futures::FutureExt;
use futures::future::BoxFuture;
use pipeline::delivery::{Method, Request, Response, Transport, TransportError};
use tokio::sync::Mutex;

use super::stream::Tls;
use login::Credentials;
pub(crate) use login::{Login, Proof as LoginProof};
pub use server::Security;
pub(crate) use server::Server;
use session::{Broken, Reply, Session};

/// On a response: the command that it answers. Never leaves this machine.
pub(crate) const STAGE: &str = "x-tripline-stage";

/// A mail server.
pub(crate) struct Smtp {
    server: Server,
    tls: Option<Tls>,
    login: Option<Login>,
    /// Connections that nothing is said on; as many as there are workers.
    kept: Mutex<Vec<Session>>,
}

/// How a talk ended.
type Talk = Result<Reply, Broken>;

impl Smtp {
    pub(crate) fn new(server: Server, tls: Option<Tls>, login: Option<Login>) -> Self {
        Self {
            server,
            tls,
            login,
            kept: Mutex::default(),
        }
    }

    /// A connection on which we are who we are; or the reply that says no.
    async fn connect(&self) -> Result<Result<Session, Reply>, Broken> {
        let server = &self.server;
        let (mut session, greeting) = Session::open(&server.address, self.tls.as_ref(), server).await?;
        if !greeting.is_good() {
            return Ok(Err(greeting));
        }
        let mut able = session.command("EHLO", &format!("EHLO {}", server.hostname)).await?;
        if server.security == Security::Starttls {
            let Some(tls) = &self.tls else {
                return Err(Broken::new("no certificates to begin TLS with"));
            };
            let begun = match able.has("STARTTLS") {
                true => session.command("STARTTLS", "STARTTLS").await?,
                false => Reply::ours("STARTTLS", 502, "the server does not offer it"),
            };
            if !begun.is_good() {
                return Ok(Err(begun));
            }
            session = session.secured(tls).await?;
            able = session.command("EHLO", &format!("EHLO {}", server.hostname)).await?;
        }
        if !able.is_good() {
            return Ok(Err(able));
        }
        session.learn(&able);
        if let Some(login) = &self.login {
            let welcome = self.login(&mut session, &able, login).await?;
            if !welcome.is_good() {
                return Ok(Err(welcome));
            }
        }
        Ok(Ok(session))
    }

    /// Who we are; a token that is refused is asked for once more.
    async fn login(&self, session: &mut Session, able: &Reply, login: &Login) -> Talk {
        let mut refused = None;
        loop {
            let reply = match login.credentials(refused.as_deref()).await? {
                None => return Ok(Reply::ours("AUTH", 535, "no other token")),
                Some(Credentials::Password(password)) => return session.login(able, &login.user, &password).await,
                Some(Credentials::Token(token)) => {
                    let reply = session.bearer(able, &login.user, &token).await?;
                    if reply.is_good() || refused.is_some() || (400..500).contains(&reply.status) {
                        return Ok(reply);
                    }
                    refused = Some(token);
                    reply
                }
            };
            if matches!(login.proof, LoginProof::File(_)) {
                return Ok(reply);
            }
        }
    }

    async fn exchange(&self, request: &Request) -> Talk {
        let kept = self.kept.lock().await.pop();
        if let Some(mut session) = kept {
            match talk(&mut session, request).await {
                // Closed while nothing was said, which servers do after some minutes: another connection.
                Err(broken) if broken.before_text => {}
                Ok(reply) if reply.status == 421 => {}
                talked => return self.keep(session, talked).await,
            }
        }
        match self.connect().await? {
            Err(reply) => Ok(reply),
            Ok(mut session) => {
                let talked = talk(&mut session, request).await;
                self.keep(session, talked).await
            }
        }
    }

    /// A connection on which all went well is good for the next message.
    async fn keep(&self, session: Session, talked: Talk) -> Talk {
        if talked.as_ref().is_ok_and(Reply::is_good) {
            self.kept.lock().await.push(session);
        }
        talked
    }
}

/// One message, or for `HEAD` all but its text.
async fn talk(session: &mut Session, request: &Request) -> Talk {
    if session.most.is_some_and(|most| request.body.len() > most) {
        let text = format!(
            "{} bytes; the server says that it takes {}",
            request.body.len(),
            session.most.unwrap_or(0)
        );
        return Ok(Reply::ours("MAIL", 552, &text));
    }
    let from = request.header("mail-from").unwrap_or_default();
    let mut commands = vec![("MAIL", format!("MAIL FROM:<{from}>"))];
    let people = request.headers.iter().filter(|(name, _)| name == "rcpt-to");
    commands.extend(people.map(|(_, to)| ("RCPT", format!("RCPT TO:<{to}>"))));
    let is_tried = request.method == Method::Head;
    commands.push(match is_tried {
        true => ("RSET", "RSET".to_owned()),
        false => ("DATA", "DATA".to_owned()),
    });
    let reply = match session.pipelining {
        true => {
            let replies = session.commands(&commands).await?;
            let said = commands.iter().zip(replies);
            last(said.map(|((_, line), reply)| refused(line, reply)))
        }
        false => {
            let mut reply = None;
            for (stage, line) in &commands {
                let said = refused(line, session.command(stage, line).await?);
                let goes_on = is_taken(&said);
                reply = Some(said);
                if !goes_on {
                    break;
                }
            }
            reply
        }
    };
    match reply {
        Some(reply) if reply.status == 354 => session.text(&request.body).await,
        Some(reply) if reply.stage == "DATA" && reply.is_good() => {
            let text = format!(
                "DATA is answered with {} before there is a text: {}",
                reply.status, reply.text
            );
            Ok(Reply::ours("connect", 599, &text))
        }
        Some(reply) => Ok(reply),
        None => Err(Broken::new("nothing was said")),
    }
}

fn is_taken(reply: &Reply) -> bool {
    reply.is_good() || reply.status == 354
}

/// The reply that ends the talk: the first that says no. Where DATA is taken though somebody is refused, the connection is given up without
/// a text, so that nobody gets a message.
fn last(replies: impl Iterator<Item = Reply>) -> Option<Reply> {
    let mut last = None;
    for reply in replies {
        let goes_on = is_taken(&reply);
        last = Some(reply);
        if !goes_on {
            break;
        }
    }
    last
}

/// A refusal with who it is about.
fn refused(line: &str, mut reply: Reply) -> Reply {
    if let Some(to) = line.strip_prefix("RCPT TO:<").and_then(|rest| rest.strip_suffix('>'))
        && !reply.is_good()
    {
        reply.text = format!("for {to}: {}", reply.text);
    }
    reply
}

impl Transport for Smtp {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        async move {
            // Of all commands of a message together; a server that drips its replies does not hold us for ever.
            let talked = tokio::time::timeout(self.server.timeout, self.exchange(&request)).await;
            match talked {
                Err(_) => Err(TransportError::NoAnswer("the server did not answer in time".to_owned())),
                Ok(Err(broken)) => Err(broken.into()),
                Ok(Ok(reply)) => Ok(Response {
                    status: reply.status,
                    headers: vec![(STAGE.to_owned(), reply.stage.to_owned())],
                    body: Bytes::from(reply.text),
                }),
            }
        }
        .boxed()
    }
}
