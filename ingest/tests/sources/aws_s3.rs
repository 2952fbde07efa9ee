//! `aws_s3` against moto (`compose/moto/run.sh`).

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::aws::{Moto, REGION};
use crate::conformance::{self, Provider};
use crate::proxy::{Fault, Proxy};
use crate::records::item;
use crate::world::{Kept, pull};
use ingest::source::State;

struct Bucket {
    moto: Moto,
    name: String,
    proxy: Proxy,
    keys: tempfile::TempDir,
}

impl Bucket {
    async fn new(name: &str) -> Option<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let moto = Moto::new()?;
        let name = format!(
            "{name}-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        moto.bucket(&name).await;
        Some(Self {
            proxy: Proxy::before(&moto.url, reqwest::Client::new()).await,
            name,
            moto,
            keys: tempfile::tempdir().unwrap(),
        })
    }

    async fn object(&self, key: &str, body: String) {
        self.moto
            .put(
                &format!("{}/AWSLogs/111122223333/Config/eu-west-1/{key}", self.name),
                body.into_bytes(),
            )
            .await;
    }

    fn today() -> String {
        let now = schemas::Clock::system().now();
        let date = chrono::DateTime::from_timestamp_millis(now).unwrap();
        date.format("%Y/%-m/%-d").to_string()
    }
}

impl Provider for Bucket {
    fn prefix(&self) -> String {
        "b-".to_owned()
    }

    fn config(&self) -> Value {
        std::fs::write(self.keys.path().join("key"), "secret").unwrap();
        json!({"kind": "aws_s3", "name": "bucket", "bucket": self.name, "prefix": "AWSLogs/", "region": REGION, "endpoint": self.proxy.url,
            "interval": "20ms",
            "credentials": {"access_key_id": "AKIAIOSFODNN7EXAMPLE", "secret_access_key": format!("file:{}", self.keys.path().join("key").display())}})
    }

    fn unmet(&self) -> usize {
        self.proxy.left()
    }

    async fn put(&self, numbers: Range<usize>) {
        for number in numbers {
            let file = json!({"fileVersion": "1.0", "configurationItems": [item(&format!("b-{number}"), 1)]});
            let key = format!(
                "{}/ConfigHistory/111122223333_Config_eu-west-1_ConfigHistory_AWS::S3::Bucket_{number}.json",
                Self::today()
            );
            self.object(&key.replace("::", "%3A%3A"), file.to_string()).await;
        }
    }

    async fn poison(&self) {
        self.object(
            &format!("{}/ConfigHistory/poison.json", Self::today()),
            "{\"configurationItems\": [".to_owned(),
        )
        .await;
    }

    async fn believe(&self, believed: bool) {
        // Amazon S3 API Reference, "Error responses".
        let body = "<?xml version=\"1.0\"?><Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>";
        self.proxy.standing(
            |_| true,
            (!believed).then(|| Fault::Answer(403, Vec::new(), body.to_owned())),
        );
    }

    fn throttle(&self) {
        let body = "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";
        for _ in 0..3 {
            self.proxy
                .fault(|_| true, Fault::Answer(503, Vec::new(), body.to_owned()));
        }
    }

    async fn is_done(&self) -> bool {
        true
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_on_moto() {
    let Some(bucket) = Bucket::new("conformance").await else {
        return;
    };
    conformance::check(&bucket).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_records_come_over_a_kill() {
    let Some(bucket) = Bucket::new("many").await else {
        return;
    };
    for file in 0..100 {
        let items: Vec<Value> = (file * 1_000..(file + 1) * 1_000)
            .map(|number| item(&format!("b-{number}"), 1))
            .collect();
        let key = format!("{}/ConfigSnapshot/{file}.json", Bucket::today());
        bucket
            .object(&key, json!({"configurationItems": items}).to_string())
            .await;
    }
    conformance::many(&bucket, 100_000).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_object_that_is_written_anew_is_read_again_and_no_other() {
    let Some(bucket) = Bucket::new("anew").await else {
        return;
    };
    let kept = Arc::new(Kept::default());
    bucket.put(0..2).await;
    let pulling = pull(&kept, &bucket.config()).await;
    kept.until("two", |kept| kept.there("b-").len() == 2).await;
    let key = format!("{}/ConfigSnapshot/s.json", Bucket::today());
    for state in 1..3 {
        bucket
            .object(
                &key,
                json!({"configurationItems": [item("b-snapshot", state)]}).to_string(),
            )
            .await;
        kept.until("its version", |kept| {
            kept.changes().iter().any(|change| {
                change.version == Some(i64::try_from(state).unwrap())
                    && change.resource_name.as_deref() == Some("b-snapshot")
            })
        })
        .await;
    }
    pulling.stop().await;
    assert_eq!(kept.changes().len(), 4, "{:?}", kept.changes());
}

/// Its class is archived, or its key another account's: those that are written later come, and it is said in the end.
#[tokio::test(flavor = "multi_thread")]
async fn an_object_that_is_denied_stops_no_other_and_is_rejected_in_the_end() {
    let Some(bucket) = Bucket::new("denied").await else {
        return;
    };
    let kept = Arc::new(Kept::default());
    // Amazon S3 API Reference, "Error responses".
    let body = "<?xml version=\"1.0\"?><Error><Code>InvalidObjectState</Code><Message>The operation is not valid for the object's storage class</Message></Error>";
    bucket.proxy.standing(
        |line| line.contains("archived"),
        Some(Fault::Answer(403, Vec::new(), body.to_owned())),
    );
    let key = format!("{}/ConfigHistory/archived.json", Bucket::today());
    bucket.object(&key, item("b-archived", 1).to_string()).await;
    let pulling = pull(&kept, &bucket.config()).await;
    let held = |state: &State| matches!(state, State::Held { reason, .. } if reason.contains("archived.json"));
    pulling.stands("held while it is alone", held).await;
    assert!(kept.rejected().is_empty(), "{:?}", kept.rejected());
    for number in 0..20 {
        bucket.put(number..number + 1).await;
        kept.until("the one behind it", |kept| kept.there("b-").len() == number + 1)
            .await;
        if !kept.rejected().is_empty() {
            break;
        }
    }
    pulling.stop().await;
    let rejected = kept.rejected();
    assert!(
        rejected.len() == 1
            && rejected[0].reason.contains("archived.json")
            && rejected[0].reason.contains("denied at 3"),
        "{rejected:?}"
    );
}
