//! What `azure_resource_graph` tells between two listings, by `resourcechanges`: the stand-in is that of its listings.

use std::sync::Arc;

use serde_json::json;

use crate::azure_resource_graph::Tenant;
use crate::conformance::Provider;
use crate::world::{Kept, pull};

/// What changes between two listings is told with who did it, what went is ended, and what comes again as it was is there again.
#[tokio::test(flavor = "multi_thread")]
async fn changes_come_between_two_listings() {
    let tenant = Tenant::new().await;
    let kept = Arc::new(Kept::default());
    tenant.put(0..5).await;
    let mut config = tenant.config();
    config["interval"] = json!("1h");
    config["changes"] = json!("20ms");
    let happens = |name: &str, kind: &str, state| tenant.graph.lock().unwrap().happens(name, kind, state);
    let pulling = pull(&kept, &config).await;
    kept.until("five", |kept| kept.there("v-").len() == 5).await;
    happens("v-1", "Update", Some(2));
    kept.until("the change", |kept| {
        let by_ada = |change: &schemas::ConfigChange| change.actor.as_deref() == Some("ada@example.org");
        let changes = kept.changes();
        let told = changes.iter().find(|change| by_ada(change));
        told.is_some_and(|told| {
            let configuration = told.configuration.as_deref().unwrap_or_default();
            told.resource_name.as_deref() == Some("v-1")
                && configuration.contains("true")
                && !configuration.contains("ada@")
        })
    })
    .await;
    happens("v-2", "Delete", None);
    kept.until("the end", |kept| !kept.there("v-").contains("v-2")).await;
    pulling.kill().await;
    happens("v-2", "Create", Some(1));
    happens("v-9", "Create", Some(1));
    let pulling = pull(&kept, &config).await;
    kept.until("both", |kept| {
        kept.there("v-").contains("v-2") && kept.there("v-").contains("v-9")
    })
    .await;
    pulling.stop().await;
    assert_eq!(kept.rejected().len(), 0);
    assert_eq!(kept.changes().iter().filter(|change| change.actor.is_some()).count(), 4);
}
