//! `/v1/push/kubernetes-audit`: a token, or the API server's client certificate.

use serde_json::{Value, json};

use crate::keys;
use crate::server::{bucket, send, start};

fn events(id: &str) -> Value {
    let pod = json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p", "namespace": "n", "resourceVersion": "7"}, "spec": {"containers": []}});
    json!({"kind": "EventList", "apiVersion": "audit.k8s.io/v1", "items": [{
        "kind": "Event", "apiVersion": "audit.k8s.io/v1", "level": "RequestResponse", "auditID": id, "stage": "ResponseComplete", "verb": "update",
        "user": {"username": "alice"}, "objectRef": {"resource": "pods", "namespace": "n", "name": "p", "apiVersion": "v1"},
        "responseStatus": {"code": 200}, "responseObject": pod, "requestReceivedTimestamp": "2026-11-01T00:00:00.000000Z",
        "stageTimestamp": "2026-11-01T00:00:00.000000Z",
    }]})
}

#[tokio::test]
async fn a_token_and_the_cluster_in_the_path() {
    let server = start(json!({"push": {"kubernetes_audit": {"token": "t", "cluster": "default"}}})).await;
    let post = async |path: &str, token: &str, id: &str, expect: u16| {
        let (status, answer) = send(server.post(path).bearer_auth(token).json(&events(id))).await;
        assert_eq!(status, expect, "{answer}");
        answer
    };
    assert_eq!(post("/v1/push/kubernetes-audit", "t", "1", 200).await["accepted"], 1);
    assert_eq!(
        post("/v1/push/kubernetes-audit/production", "t", "2", 200).await["accepted"],
        1
    );
    assert_eq!(post("/v1/push/kubernetes-audit", "t", "1", 200).await["repeated"], true);
    post("/v1/push/kubernetes-audit", "x", "3", 401).await;
    let accounts: Vec<_> = server
        .kept
        .all()
        .iter()
        .map(|batch| batch.changes[0].account.clone().unwrap())
        .collect();
    assert_eq!(accounts, ["default", "production"]);
}

#[tokio::test]
async fn a_client_certificate() {
    let folder = keys::folder();
    let tls = json!({"cert": folder.join("server.pem"), "key": folder.join("server.key"), "client_ca": folder.join("ca.pem")});
    let audit = |names: Value| json!({"http": {"tls": tls.clone()}, "push": {"kubernetes_audit": {"client_certificate": names}}});
    let authority = || reqwest::Certificate::from_pem(&keys::read("ca.pem")).unwrap();
    let identity = [keys::read("kube-apiserver.key"), keys::read("kube-apiserver.pem")].concat();
    let known = reqwest::Client::builder()
        .tls_certs_only([authority()])
        .identity(reqwest::Identity::from_pem(&identity).unwrap())
        .build()
        .unwrap();
    let stranger = reqwest::Client::builder()
        .tls_certs_only([authority()])
        .build()
        .unwrap();
    for (names, client, expect) in [
        (json!(["kube-apiserver"]), &known, 200),
        (json!(["other"]), &known, 403),
        (json!(["kube-apiserver"]), &stranger, 401),
    ] {
        let server = start(audit(names)).await;
        let url = format!("{}/v1/push/kubernetes-audit", server.url);
        let (status, answer) = send(client.post(url).json(&events("1"))).await;
        assert_eq!(status, expect, "{answer}");
        // The open endpoint of a loopback listener asks no certificate.
        let (status, _) = send(client.post(format!("{}/v1/changes", server.url)).json(&bucket("a"))).await;
        assert_eq!(status, 202);
    }
}
