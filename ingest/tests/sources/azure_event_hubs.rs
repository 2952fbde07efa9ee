//! `azure_event_hubs` against a real Apache Kafka that asks who comes as Event Hubs does (`compose/kafka/run.sh`): TLS, SASL PLAIN, the user
//! `$ConnectionString`. What only Event Hubs does (limits, idle cuts) it cannot show.

use std::ops::Range;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::conformance::{self, Provider};
use crate::issuer::Issuer;
use crate::kafka::Topics;
use crate::world::{Kept, pull};

struct Hubs(Topics);

impl Provider for Hubs {
    fn prefix(&self) -> String {
        self.0.prefix()
    }

    fn config(&self) -> Value {
        json!({"kind": "azure_event_hubs", "name": "hubs", "namespace": "ns", "hubs": [self.0.topic], "endpoint": self.0.sasl,
            "ca": self.0.ca, "connection_string": self.0.secret()})
    }

    async fn put(&self, numbers: Range<usize>) {
        self.0.put(numbers).await;
    }

    async fn poison(&self) {
        self.0.poison().await;
    }

    async fn believe(&self, believed: bool) {
        self.0.believe(believed).await;
    }

    fn asks_again(&self) -> bool {
        false
    }

    fn throttle(&self) {}

    fn unmet(&self) -> usize {
        0
    }

    async fn is_done(&self) -> bool {
        true
    }
}

/// The same hubs for who has a token of Entra ID; the issuer is ours, the broker checks what it signs.
struct Tokens {
    hubs: Hubs,
    issuer: Issuer,
}

impl Tokens {
    async fn that_last(seconds: i64) -> Self {
        Self {
            hubs: Hubs(Topics::new().await),
            issuer: Issuer::of_tokens_that_last(seconds).await,
        }
    }
}

impl Provider for Tokens {
    fn prefix(&self) -> String {
        self.hubs.prefix()
    }

    fn config(&self) -> Value {
        let mut config = self.hubs.config();
        let object = config.as_object_mut().unwrap();
        let secret = object.remove("connection_string").unwrap();
        let identity = json!({"tenant_id": "contoso", "client_id": "tripline", "client_secret": secret, "authority": self.issuer.url});
        object.insert("identity".to_owned(), identity);
        config
    }

    async fn put(&self, numbers: Range<usize>) {
        self.hubs.put(numbers).await;
    }

    async fn poison(&self) {
        self.hubs.poison().await;
    }

    async fn believe(&self, believed: bool) {
        self.hubs.believe(believed).await;
    }

    fn asks_again(&self) -> bool {
        false
    }

    fn throttle(&self) {}

    fn unmet(&self) -> usize {
        0
    }

    async fn is_done(&self) -> bool {
        true
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_with_tokens_of_entra_id() {
    conformance::check(&Tokens::that_last(3_600).await).await;
}

/// A new token is fetched before the old one ends, and what comes then is read.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_renewed_while_records_are_read() {
    let tokens = Tokens::that_last(4).await;
    let kept = Arc::new(Kept::default());
    tokens.put(0..5).await;
    let pulling = pull(&kept, &tokens.config()).await;
    let mut there = 5;
    while tokens.issuer.granted() < 3 {
        kept.until("what was sent", |kept| kept.there("b-").len() == there)
            .await;
        tokens.put(there..there + 1).await;
        there += 1;
    }
    kept.until("what was sent last", |kept| kept.there("b-").len() == there)
        .await;
    pulling.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_on_a_broker_that_asks_as_event_hubs_does() {
    conformance::check(&Hubs(Topics::new().await)).await;
}
