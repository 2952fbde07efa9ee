//! `kubernetes` against a real kube-apiserver with etcd (`compose/kubernetes/run.sh`).

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ingest::source::State;
use reqwest::{Certificate, Client, Method};
use schemas::ChangeKind;
use serde_json::{Value, json};

use crate::conformance::{self, Provider};
use crate::proxy::{Fault, Proxy};
use crate::world::{Kept, PATIENCE, entry, pull, server};

struct Cluster {
    folder: PathBuf,
    url: String,
    client: Client,
    proxy: Proxy,
    namespace: String,
    tokens: tempfile::TempDir,
}

impl Cluster {
    /// A namespace of its own.
    async fn namespace(name: &str) -> Option<Self> {
        let folder = PathBuf::from(server("TRIPLINE_KUBERNETES", "compose/kubernetes/run.sh")?);
        let _ = rustls::crypto::ring::default_provider().install_default();
        let ca = std::fs::read(folder.join("ca.crt")).unwrap();
        let client = Client::builder()
            .tls_certs_only(Certificate::from_pem_bundle(&ca).unwrap())
            .build()
            .unwrap();
        let url = std::fs::read_to_string(folder.join("url")).unwrap();
        let cluster = Self {
            proxy: Proxy::before(&url, client.clone()).await,
            namespace: format!("{name}-{}", std::process::id()),
            tokens: tempfile::tempdir().unwrap(),
            folder,
            url,
            client,
        };
        let namespace = json!({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": cluster.namespace}});
        cluster.call(Method::POST, "/api/v1/namespaces", Some(namespace)).await;
        cluster.believe(true).await;
        Some(cluster)
    }

    fn secret(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.join(name)).unwrap()
    }

    async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let request = self.client.request(method, format!("{}{path}", self.url));
        let request = request.bearer_auth(self.secret("admin"));
        let request = match body {
            Some(body) => request.json(&body),
            None => request,
        };
        let answer = request.send().await.unwrap();
        let (status, body) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success() || status.as_u16() == 409, "{path}: {status} {body}");
        serde_json::from_str(&body).unwrap()
    }

    fn objects(&self, resource: &str) -> String {
        format!("/api/v1/namespaces/{}/{resource}", self.namespace)
    }

    async fn map(&self, name: &str) {
        let map = json!({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name}, "data": {"a": "b"}});
        self.call(Method::POST, &self.objects("configmaps"), Some(map)).await;
    }

    async fn delete(&self, resource: &str, name: &str) {
        self.call(Method::DELETE, &format!("{}/{name}", self.objects(resource)), None)
            .await;
    }

    /// Forgets every version before the present one.
    async fn compact(&self) {
        let list = self.call(Method::GET, &self.objects("configmaps"), None).await;
        let version: i64 = list["metadata"]["resourceVersion"].as_str().unwrap().parse().unwrap();
        let etcd = self.secret("etcd");
        let body = json!({"revision": version, "physical": true});
        let answer = Client::new()
            .post(format!("{etcd}/v3/kv/compaction"))
            .json(&body)
            .send()
            .await
            .unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    }

    fn watching(&self, kinds: &[&str]) -> Value {
        let token = format!("file:{}", self.tokens.path().join("token").display());
        json!({"kind": "kubernetes", "name": self.namespace, "cluster": "test", "url": self.proxy.url, "token": token,
            "kinds": kinds, "namespaces": [self.namespace]})
    }
}

impl Provider for Cluster {
    fn prefix(&self) -> String {
        "c-".to_owned()
    }

    fn config(&self) -> Value {
        self.watching(&["ConfigMap"])
    }

    fn unmet(&self) -> usize {
        self.proxy.left()
    }

    async fn put(&self, numbers: Range<usize>) {
        for number in numbers {
            self.map(&format!("c-{number}")).await;
        }
    }

    async fn poison(&self) {
        let poison = "{\"type\": \"ADDED\", \"object\": {\"kind\": \"ConfigMap\"}}\n{\"type\": \"ADDED\", \"obj\n";
        self.proxy
            .fault(|line| line.contains("watch=1"), Fault::Before(poison.to_owned()));
        // The watch that runs has to end for another to begin.
        self.proxy.restart();
    }

    async fn believe(&self, believed: bool) {
        let token = if believed {
            self.secret("admin")
        } else {
            "worn-out".to_owned()
        };
        std::fs::write(self.tokens.path().join("token"), token).unwrap();
        self.proxy.restart();
    }

    fn throttle(&self) {
        let status = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 429, "reason": "TooManyRequests",
            "message": "too many requests, please try again later"});
        for _ in 0..2 {
            let headers = vec![("retry-after", "0".to_owned())];
            self.proxy
                .fault(|_| true, Fault::Answer(429, headers, status.to_string()));
        }
    }

    async fn is_done(&self) -> bool {
        true
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_on_a_real_api_server() {
    let Some(cluster) = Cluster::namespace("conformance").await else {
        return;
    };
    conformance::check(&cluster).await;
}

/// 100,000 were seen by hand (`TRIPLINE_MANY=100000`); etcd takes minutes to write them.
#[tokio::test(flavor = "multi_thread")]
async fn many_objects_come_over_a_kill() {
    let Some(cluster) = Cluster::namespace("many").await else {
        return;
    };
    let count = std::env::var("TRIPLINE_MANY").map_or(2_000, |count| count.parse().unwrap());
    let numbers: Vec<Range<usize>> = (0..16).map(|part| count * part / 16..count * (part + 1) / 16).collect();
    futures::future::join_all(numbers.into_iter().map(|numbers| cluster.put(numbers))).await;
    conformance::many(&cluster, count).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_went_while_nobody_looked_is_deleted() {
    let Some(cluster) = Cluster::namespace("gap").await else {
        return;
    };
    let kept = Arc::new(Kept::default());
    cluster.put(0..20).await;
    let pulling = pull(&kept, &cluster.config()).await;
    kept.until("twenty", |kept| kept.there("c-").len() == 20).await;
    pulling.stop().await;
    for number in 0..5 {
        cluster.delete("configmaps", &format!("c-{number}")).await;
    }
    cluster.map("c-new").await;
    cluster.compact().await;
    // It is away when we come back.
    cluster
        .proxy
        .standing(|_| true, Some(Fault::Answer(503, Vec::new(), "no leader".to_owned())));
    let pulling = pull(&kept, &cluster.config()).await;
    pulling
        .stands(
            "retrying",
            |state| matches!(state, State::Retrying { reason } if reason.contains("503")),
        )
        .await;
    cluster.proxy.standing(|_| true, None);
    kept.until("sixteen", |kept| kept.there("c-").len() == 16).await;
    let deletes = kept
        .changes()
        .into_iter()
        .filter(|change| change.kind == ChangeKind::Delete);
    let mut uids: Vec<String> = deletes.map(|change| change.resource_uid).collect();
    uids.sort();
    let expect: Vec<String> = (0..5)
        .map(|number| format!("k8s://test/{}/ConfigMap/c-{number}", cluster.namespace))
        .collect();
    assert_eq!(uids, expect);
    // A broken connection in the midst of a watch.
    cluster.proxy.fault(|line| line.contains("watch=1"), Fault::Cut(0));
    cluster.proxy.restart();
    cluster.delete("configmaps", "c-new").await;
    kept.until("fifteen", |kept| kept.there("c-").len() == 15).await;
    pulling.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn values_of_secrets_are_never_asked_for() {
    let Some(cluster) = Cluster::namespace("secrets").await else {
        return;
    };
    let kept = Arc::new(Kept::default());
    let secret = json!({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s-a"}, "stringData": {"password": "hush-hush"}});
    cluster
        .call(Method::POST, &cluster.objects("secrets"), Some(secret.clone()))
        .await;
    let pulling = pull(&kept, &cluster.watching(&["Secret"])).await;
    kept.until("one secret", |kept| kept.there("s-").len() == 1).await;
    let mut later = secret;
    later["metadata"]["name"] = "s-b".into();
    cluster
        .call(Method::POST, &cluster.objects("secrets"), Some(later))
        .await;
    kept.until("two secrets", |kept| kept.there("s-").len() == 2).await;
    for change in kept.changes() {
        assert_eq!(change.resource_type, "Secret");
        let configuration = change.configuration.unwrap();
        let whole: Value = serde_json::from_str(&configuration).unwrap();
        let keys: Vec<&String> = whole.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["apiVersion", "kind", "metadata"]);
        assert!(!configuration.contains("hush"), "{configuration}");
    }
    pulling.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rights_are_asked_for_one_by_one() {
    let Some(cluster) = Cluster::namespace("rights").await else {
        return;
    };
    let kept = Arc::new(Kept::default());
    cluster.map("c-0").await;
    let reader = cluster.secret("reader");
    std::fs::write(cluster.tokens.path().join("token"), reader).unwrap();
    let mut config = cluster.watching(&["ConfigMap", "Pod"]);
    config["interval"] = "10s".into();
    let pulling = pull(&kept, &config).await;
    let held = pulling
        .stands("held", |state| matches!(state, State::Held { .. }))
        .await;
    let State::Held { reason, hint } = held else {
        unreachable!()
    };
    assert!(
        reason.contains("403") && hint.contains("grant `list` and `watch`"),
        "{reason} {hint}"
    );
    // Listed and not watched: it is listed again.
    let rules = json!([{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["list"]}]);
    let metadata = json!({"name": "reader"});
    let role =
        json!({"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": metadata, "rules": rules});
    let binding = json!({"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": metadata,
        "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "reader"},
        "subjects": [{"kind": "User", "name": "tripline", "apiGroup": "rbac.authorization.k8s.io"}]});
    let rbac = format!("/apis/rbac.authorization.k8s.io/v1/namespaces/{}", cluster.namespace);
    cluster.call(Method::POST, &format!("{rbac}/roles"), Some(role)).await;
    cluster
        .call(Method::POST, &format!("{rbac}/rolebindings"), Some(binding))
        .await;
    kept.until("one map", |kept| kept.there("c-").len() == 1).await;
    cluster.map("c-1").await;
    kept.until("two maps", |kept| kept.there("c-").len() == 2).await;
    cluster.delete("configmaps", "c-0").await;
    kept.until("one map again", |kept| kept.there("c-").len() == 1).await;
    pulling.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_shown_and_nothing_is_kept() {
    let Some(cluster) = Cluster::namespace("page").await else {
        return;
    };
    cluster.map("c-0").await;
    let mut source = entry(&cluster.watching(&["Pod", "ConfigMap", "Nothing.example.com"]))
        .open(0, Default::default(), schemas::Clock::system())
        .unwrap();
    let page = tokio::time::timeout(PATIENCE, source.test()).await.unwrap().unwrap();
    let text = page.findings.join("\n");
    assert!(
        text.contains("2 of them are followed") && text.contains("not there: Nothing.example.com"),
        "{text}"
    );
    assert_eq!(page.documents.len(), 1);
    assert!(String::from_utf8_lossy(&page.documents[0].bytes).contains("c-0"));
}

/// A kubeconfig with an exec plugin, as managed clusters have.
#[tokio::test(flavor = "multi_thread")]
async fn a_kubeconfig_and_its_plugin_are_believed() {
    let Some(cluster) = Cluster::namespace("kubeconfig").await else {
        return;
    };
    let kept = Arc::new(Kept::default());
    cluster.map("c-0").await;
    let folder = cluster.tokens.path();
    let answer = json!({"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {"token": cluster.secret("admin")}});
    std::fs::write(folder.join("answer.json"), answer.to_string()).unwrap();
    let file = folder.join("answer.json").display().to_string();
    let config = json!({"apiVersion": "v1", "kind": "Config", "current-context": "c",
        "contexts": [{"name": "c", "context": {"cluster": "k", "user": "u"}}],
        "clusters": [{"name": "k", "cluster": {"server": cluster.url, "certificate-authority": cluster.folder.join("ca.crt")}}],
        "users": [{"name": "u", "user": {"exec": {"apiVersion": "client.authentication.k8s.io/v1", "command": "cat", "args": [file]}}}]});
    std::fs::write(folder.join("config"), config.to_string()).unwrap();
    let source = json!({"kind": "kubernetes", "name": cluster.namespace, "kubeconfig": folder.join("config"), "kinds": ["ConfigMap"],
        "namespaces": [cluster.namespace]});
    let pulling = pull(&kept, &source).await;
    kept.until("one map", |kept| kept.there("c-").len() == 1).await;
    assert_eq!(
        kept.changes().last().unwrap().account.as_deref(),
        Some(cluster.namespace.as_str())
    );
    tokio::time::timeout(Duration::from_secs(10), pulling.stop())
        .await
        .unwrap();
}
