//! Tokens of SASL OAUTHBEARER: asked for when librdkafka wants one, shared by the clients that show them. Knows no issuer.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rdkafka::ClientConfig;
use rdkafka::client::OAuthToken;
use rdkafka::consumer::{BaseConsumer, Consumer, ConsumerContext};
use rdkafka::error::KafkaResult;
use rdkafka::producer::{BaseProducer, Producer, ProducerContext};
use schemas::Clock;

use super::error;
use crate::bus::BusError;

/// How long a new client may take to ask for its first token.
const ASKED: Duration = Duration::from_secs(30);

/// More events than this do not wait on a client that is used now and then.
const EVENTS: usize = 20;

/// A token that shows who we are.
#[derive(Clone)]
pub struct Token {
    /// As the broker wants it.
    pub token: String,
    /// Until when it holds, ms since the Unix epoch.
    pub until: i64,
}

/// Why there is no token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The issuer is away or busy: it is asked again.
    #[error("{0}")]
    Away(String),
    /// It does not believe us, until somebody mends that.
    #[error("{0}")]
    Refused(String),
}

type Grant = dyn Fn() -> Result<Token, Denied> + Send + Sync;

/// Gives out tokens, or says why not. Cheap to clone; all clones are one. May wait for the issuer, so never on a thread of the runtime.
#[derive(Clone)]
pub struct Tokens(Arc<Inner>);

struct Inner {
    clock: Clock,
    grant: Box<Grant>,
    /// The last one, and when it came.
    last: Mutex<Option<(Token, i64)>>,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens")
    }
}

impl Tokens {
    /// Asked for with this.
    pub fn new(clock: Clock, grant: impl Fn() -> Result<Token, Denied> + Send + Sync + 'static) -> Self {
        Self(Arc::new(Inner {
            clock,
            grant: Box::new(grant),
            last: Mutex::default(),
        }))
    }

    /// One that holds for at least half of what it was given for: librdkafka asks again when a fifth is left.
    fn get(&self) -> Result<Token, Denied> {
        // Clients that start together wait for one answer.
        let mut last = self.0.last.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.0.clock.now();
        if let Some((token, came)) = &*last
            && token.until - now > (token.until - came) / 2
        {
            return Ok(token.clone());
        }
        let token = (self.0.grant)()?;
        *last = Some((token.clone(), now));
        Ok(token)
    }
}

/// What a client has of them.
#[derive(Default)]
pub struct Bearer {
    tokens: Option<Tokens>,
    /// Whether one was asked for: until then no broker is connected.
    asked: AtomicBool,
    /// Why the last one was not given.
    denied: Mutex<Option<Denied>>,
}

/// A client's context that has a bearer.
pub trait Bears {
    /// It.
    fn bearer(&self) -> &Bearer;
}

impl Bearer {
    pub(super) fn new(tokens: Option<Tokens>) -> Self {
        Self {
            tokens,
            ..Self::default()
        }
    }

    fn is_awaited(&self) -> bool {
        self.tokens.is_some() && !self.asked.load(Ordering::SeqCst)
    }

    /// Whether there is no token because the issuer is away: what brokers then say of us says nothing.
    pub(super) fn is_away(&self) -> bool {
        matches!(self.denied(), Some(Denied::Away(_)))
    }

    fn denied(&self) -> Option<Denied> {
        self.denied.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether brokers can be asked.
    fn check(&self) -> Result<(), BusError> {
        match self.denied() {
            None => Ok(()),
            Some(Denied::Away(what)) => Err(BusError::Busy(format!("Kafka: no token: {what}"))),
            Some(Denied::Refused(what)) => Err(BusError::Broken(format!("Kafka: no token: {what}; check `oauth`"))),
        }
    }

    /// For librdkafka.
    pub(super) fn give(&self) -> Result<OAuthToken, Box<dyn std::error::Error>> {
        let given = match &self.tokens {
            Some(tokens) => tokens.get(),
            None => Err(Denied::Refused("nobody gives out tokens: write `oauth`".to_owned())),
        };
        *self.denied.lock().unwrap_or_else(PoisonError::into_inner) = given.as_ref().err().cloned();
        self.asked.store(true, Ordering::SeqCst);
        let given = given.inspect_err(|denied| tracing::warn!("no token for the brokers: {denied}"))?;
        Ok(OAuthToken {
            token: given.token,
            // Brokers take who we are from the token.
            principal_name: String::new(),
            lifetime_ms: given.until,
        })
    }
}

/// A consumer that was given its first token, where it needs one: only a poll asks for it, and without it no call is answered.
pub(super) fn consumer<C>(config: &ClientConfig, context: C, doing: &str) -> Result<BaseConsumer<C>, BusError>
where
    C: ConsumerContext + Bears,
{
    let made: KafkaResult<BaseConsumer<C>> = config.create_with_context(context);
    let made = made.map_err(|failed| error::of(doing, &failed))?;
    await_first(made.context().bearer(), |wait| drop(made.poll(wait)))?;
    Ok(made)
}

/// The same for a producer.
pub(super) fn producer<C>(config: &ClientConfig, context: C, doing: &str) -> Result<BaseProducer<C>, BusError>
where
    C: ProducerContext + Bears,
{
    let made: KafkaResult<BaseProducer<C>> = config.create_with_context(context);
    let made = made.map_err(|failed| error::of(doing, &failed))?;
    await_first(made.context().bearer(), |wait| made.poll(wait))?;
    Ok(made)
}

/// Renews the token of a client that has no partitions and that nobody polls in between, where it is due.
pub(super) fn renew<C: ConsumerContext + Bears>(consumer: &BaseConsumer<C>) -> Result<(), BusError> {
    let bearer = consumer.context().bearer();
    if bearer.tokens.is_some() {
        await_first(bearer, |wait| drop(consumer.poll(wait)))?;
        for _ in 0..EVENTS {
            let _ = consumer.poll(Duration::ZERO);
        }
    }
    bearer.check()
}

fn await_first(bearer: &Bearer, poll: impl Fn(Duration)) -> Result<(), BusError> {
    let deadline = Instant::now() + ASKED;
    while bearer.is_awaited() && Instant::now() < deadline {
        poll(Duration::from_millis(50));
    }
    bearer.check()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicI64;

    use super::*;

    #[test]
    fn clients_share_a_token_while_half_of_it_is_left() {
        let (hand, count, there) = (
            Arc::new(AtomicI64::new(1)),
            Arc::new(AtomicI64::new(0)),
            Arc::new(AtomicBool::new(true)),
        );
        let clock = Clock::from({
            let hand = hand.clone();
            move || hand.load(Ordering::SeqCst)
        });
        let grant = {
            let (there, clock) = (there.clone(), clock.clone());
            move || match there.load(Ordering::SeqCst) {
                true => Ok(Token {
                    token: count.fetch_add(1, Ordering::SeqCst).to_string(),
                    until: clock.now() + 1_000,
                }),
                false => Err(Denied::Away("503".to_owned())),
            }
        };
        let tokens = Tokens::new(clock, grant);
        let (one, other) = (Bearer::new(Some(tokens.clone())), Bearer::new(Some(tokens)));
        assert!(one.is_awaited());
        assert_eq!(one.give().unwrap().token, "0");
        hand.store(400, Ordering::SeqCst);
        assert_eq!(other.give().unwrap().token, "0");
        assert!(!one.is_awaited() && !other.is_awaited());
        hand.store(600, Ordering::SeqCst);
        assert_eq!(one.give().unwrap().token, "1");

        // What is away is no refusal, and comes back.
        there.store(false, Ordering::SeqCst);
        hand.store(5_000, Ordering::SeqCst);
        assert!(one.give().is_err() && one.is_away());
        there.store(true, Ordering::SeqCst);
        assert!(one.give().is_ok() && !one.is_away());
        assert!(Bearer::default().give().is_err() && !Bearer::default().is_away());
    }
}
