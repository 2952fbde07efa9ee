//! `azure_event_hubs` against a real Apache Kafka that asks who comes as Event Hubs does (`compose/kafka/run.sh`): TLS, SASL PLAIN, the user
//! `$ConnectionString`. What only Event Hubs does (limits, idle cuts) it cannot show.

use std::ops::Range;

use serde_json::{Value, json};

use crate::conformance::{self, Provider};
use crate::kafka::Topics;

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

#[tokio::test(flavor = "multi_thread")]
async fn conformance_on_a_broker_that_asks_as_event_hubs_does() {
    conformance::check(&Hubs(Topics::new().await)).await;
}
