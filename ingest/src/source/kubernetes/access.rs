//! How the API server is reached: where it is, whom to trust, who we are. Made anew when a credential has run out. Knows no resource.

use std::path::{Path, PathBuf};

use pipeline::config::Secret;
use reqwest::{Certificate, Client, Identity, RequestBuilder};

use super::config::Config;
use super::kubeconfig::{self, Context};
use crate::source::{Fault, http};

/// Where a pod finds its service account (Kubernetes, "Accessing the Kubernetes API from a Pod").
const ACCOUNT: &str = "/var/run/secrets/kubernetes.io/serviceaccount";
const IN_CLUSTER: &str = "https://kubernetes.default.svc";

/// Who we are.
#[derive(Debug, Clone)]
enum Bearer {
    None,
    Text(String),
    /// Read at each request: it is renewed in place.
    File(PathBuf),
    Written(Secret),
    Basic(String, String),
}

/// The way to one API server.
#[derive(Debug, Clone)]
pub(super) struct Access {
    client: Client,
    base: String,
    bearer: Bearer,
}

impl Access {
    /// Reads files and asks plugins; connects to nothing.
    pub(super) async fn open(config: &Config) -> Result<Self, Fault> {
        let refused = |key: &'static str| {
            move |what: String| Fault::refused(format!("`{key}`: {what}"), "mend it; it is read again by itself")
        };
        let outside = |what: String| {
            let fix = "run it in a pod, or name `kubeconfig`, or `url` with `token` and `ca`";
            Fault::refused(format!("there is no service account of a pod: {what}"), fix)
        };
        let context = match (&config.kubeconfig, &config.url) {
            (Some(path), _) => kubeconfig::read(path, config.context.as_deref())
                .await
                .map_err(refused("kubeconfig"))?,
            (None, Some(url)) => Context {
                server: url.clone(),
                ca: config.ca.as_deref().map(read).transpose().map_err(refused("ca"))?,
                ..Context::default()
            },
            (None, None) => Context {
                server: IN_CLUSTER.to_owned(),
                ca: Some(read(&Path::new(ACCOUNT).join("ca.crt")).map_err(outside)?),
                token_file: Some(Path::new(ACCOUNT).join("token")),
                ..Context::default()
            },
        };
        let mut access = Self::of(context).map_err(refused("kubeconfig"))?;
        if let Some(token) = &config.token {
            access.bearer = Bearer::Written(token.clone());
        }
        Ok(access)
    }

    fn of(context: Context) -> Result<Self, String> {
        let mut client = http::client().danger_accept_invalid_certs(context.insecure);
        if let Some(ca) = &context.ca {
            let authorities = Certificate::from_pem_bundle(ca).map_err(|error| format!("the authority: {error}"))?;
            client = client.tls_certs_only(authorities);
        }
        if let Some(identity) = &context.identity {
            let identity = Identity::from_pem(identity).map_err(|error| format!("the client certificate: {error}"))?;
            client = client.identity(identity);
        }
        if let Some(proxy) = &context.proxy {
            let proxy = reqwest::Proxy::all(proxy).map_err(|error| format!("`proxy-url`: {error}"))?;
            client = client.proxy(proxy);
        }
        let bearer = match (context.token_file, context.token, context.basic) {
            (Some(file), _, _) => Bearer::File(file),
            (None, Some(token), _) => Bearer::Text(token),
            (None, None, Some((user, password))) => Bearer::Basic(user, password),
            (None, None, None) => Bearer::None,
        };
        Ok(Self {
            client: client.build().map_err(|error| error.to_string())?,
            base: context.server.trim_end_matches('/').to_owned(),
            bearer,
        })
    }

    /// A request for a path and query.
    pub(super) fn get(&self, path: &str) -> Result<RequestBuilder, Fault> {
        let request = self.client.get(format!("{}{path}", self.base));
        let unreadable =
            |what: String| Fault::refused(format!("the token: {what}"), "mend it; it is read again by itself");
        Ok(match &self.bearer {
            Bearer::None => request,
            Bearer::Text(token) => request.bearer_auth(token),
            Bearer::File(file) => {
                let token = read(file).map_err(unreadable)?;
                request.bearer_auth(String::from_utf8_lossy(&token).trim())
            }
            Bearer::Written(secret) => request.bearer_auth(secret.expose().map_err(unreadable)?),
            Bearer::Basic(user, password) => request.basic_auth(user, Some(password)),
        })
    }

    /// Where it is.
    pub(super) fn server(&self) -> &str {
        &self.base
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    pipeline::file::bytes(path, pipeline::file::LIMIT).map_err(|error| format!("{}: {error}", path.display()))
}
