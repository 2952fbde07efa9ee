//! What every source must do that lists an inventory: what went while nobody looked is ended, a listing that lost most of it is not
//! believed, a page token that lost its worth costs nothing.

use std::ops::Range;
use std::sync::Arc;

use schemas::ChangeKind;
use serde_json::Value;

use crate::conformance::Provider;
use crate::world::{Kept, pull};

/// A provider whose inventory is listed.
pub trait Lists: Provider {
    /// Removes resources of these numbers.
    fn remove(&self, numbers: Range<usize>);
    /// The next page token is refused.
    fn refuse_token(&self);
    /// Whether that came about.
    fn token_was_refused(&self) -> bool;
}

fn deletes(kept: &Kept) -> usize {
    let changes = kept.changes();
    changes
        .iter()
        .filter(|change| change.kind == ChangeKind::Delete)
        .count()
}

/// One listing source through all of it.
pub async fn check(provider: &impl Lists) {
    let (kept, config) = (Arc::new(Kept::default()), provider.config());
    let prefix = provider.prefix();
    let there = |count: usize| {
        let prefix = prefix.clone();
        move |kept: &Kept| kept.there(&prefix).len() == count
    };
    provider.put(0..50).await;
    provider.refuse_token();
    let pulling = pull(&kept, &config).await;
    kept.until("fifty", there(50)).await;
    assert!(provider.token_was_refused(), "no page token was refused");
    pulling.stop().await;

    // While nobody looks.
    provider.remove(0..5);
    provider.put(50..52).await;
    let pulling = pull(&kept, &config).await;
    kept.until("forty-seven", there(47)).await;
    assert_eq!(deletes(&kept), 5);
    let told = kept.count();
    assert_eq!(told, 57, "what is as it was is not told again: {:?}", kept.changes());

    // Most of it at once is not believed.
    provider.remove(5..45);
    provider.put(52..53).await;
    kept.until("another one", there(48)).await;
    provider.put(53..54).await;
    kept.until("and another one", there(49)).await;
    assert_eq!(deletes(&kept), 5, "most of it was ended");
    pulling.stop().await;

    let mut anyway: Value = config.clone();
    anyway["anyway"] = true.into();
    let pulling = pull(&kept, &anyway).await;
    kept.until("nine", there(9)).await;
    pulling.stop().await;
    assert_eq!(deletes(&kept), 45);
}
