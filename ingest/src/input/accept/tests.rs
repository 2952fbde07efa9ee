//! Inputs become batches and receipts.

use std::sync::Mutex;

use futures::FutureExt;
use futures::future::BoxFuture;
use schemas::Completeness;
use serde_json::{Value, json};

use super::*;

/// Keeps what is put, or refuses it.
#[derive(Default)]
struct Kept {
    batches: Mutex<Vec<Batch>>,
    refuses: Option<OutletError>,
}

impl Outlet for Kept {
    fn put(&self, batch: Batch) -> BoxFuture<'_, Result<(), OutletError>> {
        async move {
            match &self.refuses {
                Some(error) => Err(error.clone()),
                None => {
                    self.batches.lock().unwrap().push(batch);
                    Ok(())
                }
            }
        }
        .boxed()
    }
}

fn bucket(name: &str) -> Value {
    json!({"resource_type": "AWS::S3::Bucket", "Name": name, "Versioning": {"Status": "Enabled"}})
}

async fn accept(config: Value, bytes: String, hints: Hints) -> (Result<Receipt, AcceptError>, Vec<Batch>) {
    let config: Config = serde_json::from_value(config).unwrap();
    let kept = Arc::new(Kept::default());
    let acceptor = Acceptor::new(&config, kept.clone(), Clock::from(|| 1_700_000_000_000));
    let receipt = acceptor.accept(Bytes::from(bytes), hints).await;
    let batches = std::mem::take(&mut *kept.batches.lock().unwrap());
    (receipt, batches)
}

#[tokio::test]
async fn every_record_has_a_result() {
    let lines = format!("{}\n{{\"what\": 1}}\n{}\n", bucket("a"), bucket("b"));
    let hints = Hints {
        origin: "request 7".to_owned(),
        account: Some("111122223333".to_owned()),
        ..Hints::named("http")
    };
    let (receipt, batches) = accept(json!({}), lines, hints).await;
    let receipt = receipt.unwrap();
    assert_eq!((receipt.accepted, receipt.rejected), (2, 1));
    assert_eq!(
        receipt.results.iter().map(Outcome::record).collect::<Vec<_>>(),
        [0, 1, 2]
    );
    let batch = &batches[0];
    assert_eq!((batches.len(), batch.changes.len(), batch.rejected.len()), (1, 2, 1));
    assert_eq!(batch.changes[1].origin.as_deref(), Some("request 7:2"));
    assert_eq!(batch.changes[1].account.as_deref(), Some("111122223333"));
    let reject = &batch.rejected[0];
    assert_eq!(
        (reject.position, reject.bytes.as_slice(), reject.origin.as_str()),
        (1, b"{\"what\": 1}".as_slice(), "request 7")
    );
    let shown = serde_json::to_value(&receipt).unwrap();
    assert_eq!(
        shown["results"][0],
        json!({"record": 0, "status": "accepted", "ids": [batch.changes[0].id]})
    );
    assert_eq!(shown["results"][1]["status"], "rejected");
}

#[tokio::test]
async fn what_is_too_large_is_unknown_and_not_lost() {
    let mut large = bucket("large");
    large["Policy"] = json!("x".repeat(10_000));
    let (receipt, batches) = accept(json!({"record_limit": "8KiB"}), large.to_string(), Hints::named("http")).await;
    let change = &batches[0].changes[0];
    assert_eq!(
        (change.completeness, &change.configuration),
        (Completeness::Reference, &None)
    );
    let Outcome::Accepted {
        reason: Some(reason), ..
    } = &receipt.unwrap().results[0]
    else {
        panic!("no reason")
    };
    assert!(reason.contains("verdicts are unknown"), "{reason}");

    let junk = format!("{{\"what\": \"{}\"}}", "x".repeat(10_000));
    let (_, batches) = accept(json!({"record_limit": "8KiB"}), junk, Hints::named("http")).await;
    let reject = &batches[0].rejected[0];
    assert!(
        reject.bytes.len() < 8192 && reject.reason.contains("bytes are kept"),
        "{}",
        reject.reason
    );
}

#[tokio::test]
async fn a_mapping_can_be_named() {
    let mapping = json!({"name": "buckets", "input": "other.json", "resource_type": "bucket", "uid": "{name}"});
    let config = json!({"mapping": [mapping]});
    let named = |name: &str| Hints {
        mapping: Some(name.to_owned()),
        ..Hints::named("http")
    };
    let (receipt, batches) = accept(config.clone(), "[{\"name\": \"b\"}]".to_owned(), named("buckets")).await;
    assert_eq!(receipt.unwrap().accepted, 1);
    assert_eq!(batches[0].changes[0].resource_uid, "b");
    let (receipt, _) = accept(config, "[{\"name\": \"b\"}]".to_owned(), named("bukets")).await;
    let error = receipt.unwrap_err().to_string();
    assert!(
        error.contains("\"bukets\"") && error.contains("there are \"buckets\""),
        "{error}"
    );
}

#[tokio::test]
async fn a_bus_that_refuses_is_said() {
    let refuses = OutletError::Busy("no leader".to_owned());
    let kept = Kept {
        refuses: Some(refuses.clone()),
        ..Kept::default()
    };
    let acceptor = Acceptor::new(&Config::default(), Arc::new(kept), Clock::system());
    let receipt = acceptor
        .accept(Bytes::from(bucket("a").to_string()), Hints::named("http"))
        .await;
    assert_eq!(receipt, Err(AcceptError::Outlet(refuses)));
}

#[test]
fn results_have_so_much_room_in_an_answer() {
    let rejected = |length: usize| Outcome::Rejected {
        record: 0,
        reason: "k".repeat(length),
    };
    let frame = rejected(0).length();
    for (length, left_out) in [(ANSWER - 1, 0), (ANSWER, 0), (ANSWER + 1, 1)] {
        let receipt = Receipt::of(vec![rejected(length - 1_000 - 2 * frame), rejected(1_000)]);
        assert_eq!((receipt.rejected, receipt.left_out), (2, left_out), "{length}");
        assert_eq!(receipt.results.len(), 2 - left_out);
    }
}

#[tokio::test]
async fn an_answer_ends_where_it_would_be_too_long() {
    let many = 60_000;
    let (receipt, batches) = accept(json!({}), "{\"a\":1}\n".repeat(many), Hints::named("http")).await;
    let receipt = receipt.unwrap();
    assert_eq!((receipt.accepted, receipt.rejected), (0, many));
    assert_eq!(receipt.results.len() + receipt.left_out, many);
    let answer = serde_json::to_string(&receipt).unwrap();
    assert!(receipt.left_out > 0 && answer.len() < 5 << 20, "{}", answer.len());
    // What the answer leaves out is kept all the same.
    assert_eq!(batches[0].rejected.len(), many);
}
