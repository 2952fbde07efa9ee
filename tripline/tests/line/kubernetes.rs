//! A real kube-apiserver with etcd is followed by source `kubernetes` while objects change: findings open and resolve, over a kill, and
//! for what went while nobody looked.

use std::path::PathBuf;

use receiver::Endpoint;
use reqwest::{Certificate, Client, Method};
use schemas::Activity;
use serde_json::{Value, json};

use crate::ONE;
use crate::site::Site;

struct Cluster {
    folder: PathBuf,
    client: Client,
    namespace: String,
}

impl Cluster {
    /// Nothing where `./test` could not install it, and said so.
    async fn open() -> Option<Self> {
        let folder = std::env::var("TRIPLINE_KUBERNETES").expect(
            "this test needs a kube-apiserver: run it as `compose/kubernetes/run.sh cargo test …`, or set TRIPLINE_KUBERNETES",
        );
        if folder == "SKIPPED" {
            return None;
        }
        let folder = PathBuf::from(folder);
        let _ = rustls::crypto::ring::default_provider().install_default();
        let ca = Certificate::from_pem_bundle(&std::fs::read(folder.join("ca.crt")).unwrap()).unwrap();
        let cluster = Self {
            client: Client::builder().tls_certs_only(ca).build().unwrap(),
            namespace: format!("line-{}", std::process::id()),
            folder,
        };
        let namespace = json!({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": cluster.namespace}});
        cluster.call(Method::POST, "/api/v1/namespaces", &namespace).await;
        Some(cluster)
    }

    fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.join(name)).unwrap()
    }

    async fn call(&self, method: Method, path: &str, body: &Value) {
        let patch = method == Method::PATCH;
        let request = self.client.request(method, format!("{}{path}", self.file("url")));
        let request = request.bearer_auth(self.file("admin"));
        let request = match patch {
            true => request.header("content-type", "application/merge-patch+json"),
            false => request,
        };
        let answer = request.json(body).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
    }

    fn deployments(&self) -> String {
        format!("/apis/apps/v1/namespaces/{}/deployments", self.namespace)
    }

    async fn deploy(&self, name: &str, host_network: bool) {
        let labels = json!({"app": name});
        let template = json!({"metadata": {"labels": labels},
            "spec": {"hostNetwork": host_network, "containers": [{"name": "c", "image": "i"}]}});
        let deployment = json!({"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": name, "labels": {"team": "shop"}},
            "spec": {"selector": {"matchLabels": labels}, "template": template}});
        self.call(Method::POST, &self.deployments(), &deployment).await;
    }

    async fn host_network(&self, name: &str, set: bool) {
        let patch = json!({"spec": {"template": {"spec": {"hostNetwork": set}}}});
        self.call(Method::PATCH, &format!("{}/{name}", self.deployments()), &patch)
            .await;
    }
}

async fn told(site: &mut Site, name: &str, activity: i64) {
    let uid = format!("/Deployment/{name}");
    site.arrival(Endpoint::SplunkHec, |finding| {
        finding["activity_id"] == activity
            && finding["resources"][0]["uid"]
                .as_str()
                .is_some_and(|own| own.ends_with(&uid))
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn objects_change_and_findings_open_and_resolve() {
    let Some(cluster) = Cluster::open().await else { return };
    let mut site = Site::embedded();
    site.rule(
        "host_network",
        // The server leaves out what is false.
        "SELECT resource_uid FROM changes WHERE resource_type = 'Deployment' \
         AND coalesce(json_get_bool(configuration, 'spec', 'template', 'spec', 'hostNetwork'), false)",
    );
    let (url, ca) = (cluster.file("url"), cluster.folder.join("ca.crt"));
    let token = cluster.folder.join("admin");
    site.configure(&format!(
        "[[ingest.source]]\nkind = 'kubernetes'\nname = 'production'\nurl = '{url}'\nca = '{}'\ntoken = 'file:{}'\nnamespaces = ['{}']\n",
        ca.display(),
        token.display(),
        cluster.namespace
    ));
    cluster.deploy("web", true).await;
    let mut processes = site.start(ONE).await;
    told(&mut site, "web", 1).await;
    cluster.host_network("web", false).await;
    told(&mut site, "web", 3).await;
    cluster.deploy("gone", true).await;
    told(&mut site, "gone", 1).await;

    // Killed; meanwhile one object changes and one goes.
    processes[0].kill().await;
    cluster.host_network("web", true).await;
    cluster
        .call(Method::DELETE, &format!("{}/gone", cluster.deployments()), &json!({}))
        .await;
    let mut processes = site.start(ONE).await;
    told(&mut site, "web", 2).await;
    told(&mut site, "gone", 3).await;
    let mut process = processes.remove(0);
    process.terminate();
    assert_eq!(process.ended().await, Some(0), "{process:?} did not stop cleanly");
    let events: Vec<(String, Activity)> = site
        .findings()
        .await
        .into_iter()
        .map(|finding| (finding.resource.name.unwrap_or_default(), finding.activity))
        .collect();
    assert_eq!(events.len(), 5, "each once: {events:?}");
}
