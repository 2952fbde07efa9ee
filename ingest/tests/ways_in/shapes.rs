//! Every golden record of every shape over HTTP: what is put out is what decoding by itself gives.

use serde_json::json;

use crate::cases;
use crate::server::{NOW, send, start};

#[tokio::test]
async fn every_shape_comes_in_over_http() {
    let server = start(json!({})).await;
    let mut posted = 0;
    for case in cases::all().iter().filter(|case| !case.has_mappings()) {
        let decoded = case.decode_at(NOW);
        let before = server.kept.all().len();
        let parameters: Vec<String> = case
            .parameters()
            .iter()
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        let path = format!("/v1/changes?{}", parameters.join("&"));
        let request = server.post(&path).body(case.bytes.clone());
        let (status, answer) = send(request).await;
        let name = case.input.display();
        assert!([200, 202, 207, 422].contains(&status), "{name}: {status} {answer}");
        let kept = &server.kept.all()[before..];
        let ids: Vec<&str> = kept
            .iter()
            .flat_map(|batch| &batch.changes)
            .map(|change| change.id.as_str())
            .collect();
        let expect: Vec<&str> = decoded
            .changes
            .iter()
            .map(|decoded| decoded.change.id.as_str())
            .collect();
        assert_eq!(ids, expect, "{name}");
        let rejected: usize = kept.iter().map(|batch| batch.rejected.len()).sum();
        assert_eq!(rejected, decoded.rejected.len(), "{name}");
        posted += 1;
    }
    assert!(posted > 50, "only {posted} golden cases");
}
