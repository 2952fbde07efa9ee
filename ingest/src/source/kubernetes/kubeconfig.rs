//! Kubeconfig files and what their exec plugins answer. Knows no request.
//!
//! Documents: Kubernetes, "Organizing Cluster Access Using kubeconfig Files", "kubeconfig (v1)", "Client Authentication (v1)".

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pipeline::file;
use serde::Deserialize;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::process::{Child, Command};

/// A plugin may open a browser for a person; nobody is here.
const PATIENCE: Duration = Duration::from_secs(60);

/// A token, a certificate and a key are some kilobytes.
const PLUGIN_LIMIT: u64 = 1 << 20;

/// What a context of the file says.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub(super) server: String,
    pub(super) ca: Option<Vec<u8>>,
    pub(super) insecure: bool,
    pub(super) proxy: Option<String>,
    pub(super) token: Option<String>,
    pub(super) token_file: Option<PathBuf>,
    /// Certificate and key, PEM.
    pub(super) identity: Option<Vec<u8>>,
    pub(super) basic: Option<(String, String)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct File {
    current_context: Option<String>,
    #[serde(default)]
    contexts: Vec<Named>,
    #[serde(default)]
    clusters: Vec<Named>,
    #[serde(default)]
    users: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
    context: Option<Names>,
    cluster: Option<Cluster>,
    user: Option<User>,
}

#[derive(Deserialize, Clone)]
struct Names {
    cluster: String,
    #[serde(default)]
    user: String,
}

#[derive(Deserialize, Clone)]
#[serde(rename_all = "kebab-case")]
struct Cluster {
    server: String,
    certificate_authority: Option<PathBuf>,
    certificate_authority_data: Option<String>,
    #[serde(default)]
    insecure_skip_tls_verify: bool,
    proxy_url: Option<String>,
    tls_server_name: Option<String>,
}

#[derive(Deserialize, Clone, Default)]
#[serde(rename_all = "kebab-case")]
struct User {
    token: Option<String>,
    #[serde(rename = "tokenFile")]
    token_file: Option<PathBuf>,
    client_certificate: Option<PathBuf>,
    client_certificate_data: Option<String>,
    client_key: Option<PathBuf>,
    client_key_data: Option<String>,
    username: Option<String>,
    password: Option<String>,
    exec: Option<Exec>,
    auth_provider: Option<serde_norway::Value>,
}

#[derive(Deserialize, Clone)]
#[serde(rename_all = "camelCase")]
struct Exec {
    command: String,
    #[serde(default)]
    args: Option<Vec<String>>,
    #[serde(default)]
    env: Option<Vec<Variable>>,
    api_version: String,
}

#[derive(Deserialize, Clone)]
struct Variable {
    name: String,
    value: String,
}

#[derive(Deserialize)]
struct Credential {
    status: Option<Status>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Status {
    token: Option<String>,
    client_certificate_data: Option<String>,
    client_key_data: Option<String>,
}

/// Reads the file, and asks its plugin where it names one. The error says what is wrong with it, and never what a secret is.
pub(super) async fn read(path: &Path, wanted: Option<&str>) -> Result<Context, String> {
    let at = |what: String| format!("{}: {what}", path.display());
    let text = file::text(path).map_err(|error| at(error.to_string()))?;
    // An error of the parser may quote a line, and lines hold tokens.
    let file: File = serde_norway::from_str(&text).map_err(|error| {
        let line = error.location().map_or(0, |location| location.line());
        at(format!("not a kubeconfig (line {line})"))
    })?;
    let name = wanted.or(file.current_context.as_deref());
    let name = name.ok_or_else(|| at("no `current-context`; name one with `context`".to_owned()))?;
    let missing = |what: &str, name: &str| at(format!("no {what} named {name:?}"));
    let find = |list: &'_ [Named], name: &str| list.iter().position(|named| named.name == name);
    let context = find(&file.contexts, name).and_then(|position| file.contexts[position].context.clone());
    let context = context.ok_or_else(|| missing("context", name))?;
    let cluster = find(&file.clusters, &context.cluster).and_then(|position| file.clusters[position].cluster.clone());
    let cluster = cluster.ok_or_else(|| missing("cluster", &context.cluster))?;
    let user = match context.user.as_str() {
        "" => User::default(),
        name => {
            let position = find(&file.users, name).ok_or_else(|| missing("user", name))?;
            file.users[position].user.clone().unwrap_or_default()
        }
    };
    if cluster.tls_server_name.is_some() {
        return Err(at(
            "`tls-server-name` is not supported: name the host that the certificate has".to_owned(),
        ));
    }
    if user.auth_provider.is_some() {
        return Err(at(
            "`auth-provider` was removed in Kubernetes 1.26: use an `exec` plugin".to_owned(),
        ));
    }
    resolve(path.parent().unwrap_or(Path::new("")), cluster, user)
        .await
        .map_err(at)
}

async fn resolve(folder: &Path, cluster: Cluster, user: User) -> Result<Context, String> {
    let ca = material(
        folder,
        cluster.certificate_authority_data,
        cluster.certificate_authority.as_deref(),
        "authority",
    )?;
    let certificate = material(
        folder,
        user.client_certificate_data,
        user.client_certificate.as_deref(),
        "client certificate",
    )?;
    let key = material(folder, user.client_key_data, user.client_key.as_deref(), "client key")?;
    let mut context = Context {
        server: cluster.server,
        ca,
        insecure: cluster.insecure_skip_tls_verify,
        proxy: cluster.proxy_url,
        token: user.token,
        token_file: user.token_file.map(|file| folder.join(file)),
        identity: pair(certificate, key),
        basic: user.username.zip(user.password),
    };
    if let Some(exec) = user.exec {
        let status = ask(folder, &exec).await?;
        context.token = status.token;
        let bytes = |text: Option<String>| text.map(String::into_bytes);
        context.identity =
            pair(bytes(status.client_certificate_data), bytes(status.client_key_data)).or(context.identity);
    }
    Ok(context)
}

fn pair(certificate: Option<Vec<u8>>, key: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let (certificate, key) = certificate.zip(key)?;
    Some([certificate, b"\n".to_vec(), key].concat())
}

/// Data stands before files, as in client-go.
fn material(folder: &Path, data: Option<String>, file: Option<&Path>, what: &str) -> Result<Option<Vec<u8>>, String> {
    match (data, file) {
        (Some(data), _) => {
            let data = STANDARD
                .decode(data.trim())
                .map_err(|_| format!("the {what}'s data is not base64"))?;
            Ok(Some(data))
        }
        (None, Some(file)) => {
            let file = folder.join(file);
            let bytes =
                file::bytes(&file, file::LIMIT).map_err(|error| format!("{what} {}: {error}", file.display()))?;
            Ok(Some(bytes))
        }
        (None, None) => Ok(None),
    }
}

/// What a plugin says, within the limit; one that says more is ended.
async fn answer(mut child: Child) -> io::Result<Output> {
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let (stdout, stderr) = tokio::try_join!(output_of(out), output_of(err))?;
    let status = child.wait().await?;
    Ok(Output { status, stdout, stderr })
}

async fn output_of(stream: Option<impl AsyncRead + Unpin>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(stream) = stream {
        stream.take(PLUGIN_LIMIT + 1).read_to_end(&mut bytes).await?;
    }
    match bytes.len() as u64 > PLUGIN_LIMIT {
        true => Err(io::Error::other(format!(
            "its answer has more than {PLUGIN_LIMIT} bytes"
        ))),
        false => Ok(bytes),
    }
}

async fn ask(folder: &Path, exec: &Exec) -> Result<Status, String> {
    // A command with a slash stands beside the file, one without on PATH.
    let command = match exec.command.contains('/') {
        true => folder.join(&exec.command),
        false => PathBuf::from(&exec.command),
    };
    let info =
        serde_json::json!({"kind": "ExecCredential", "apiVersion": exec.api_version, "spec": {"interactive": false}});
    let variables = exec
        .env
        .iter()
        .flatten()
        .map(|variable| (&variable.name, &variable.value));
    let failed = |what: String| format!("exec plugin {}: {what}", command.display());
    let child = Command::new(&command)
        .args(exec.args.iter().flatten())
        .envs(variables)
        .env("KUBERNETES_EXEC_INFO", info.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| failed(error.to_string()))?;
    let output = tokio::time::timeout(PATIENCE, answer(child)).await;
    let output = output.map_err(|_| failed(format!("no answer in {}s", PATIENCE.as_secs())))?;
    let output = output.map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.lines().last().unwrap_or_default().to_owned();
        return Err(failed(format!("{}: {last}", output.status)));
    }
    let credential: Result<Credential, _> = serde_json::from_slice(&output.stdout);
    let status = credential.ok().and_then(|credential| credential.status);
    status.ok_or_else(|| failed("its answer is no ExecCredential with a status".to_owned()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What comes of a config whose user and cluster have these keys.
    async fn outcome(cluster: serde_json::Value, user: serde_json::Value) -> Result<Context, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config");
        let config = json!({"current-context": "c", "contexts": [{"name": "c", "context": {"cluster": "k", "user": "u"}}],
            "clusters": [{"name": "k", "cluster": cluster}], "users": [{"name": "u", "user": user}]});
        std::fs::write(&path, config.to_string()).unwrap();
        read(&path, None).await
    }

    fn plugin(script: &str) -> serde_json::Value {
        json!({"exec": {"apiVersion": "client.authentication.k8s.io/v1", "command": "sh", "args": ["-c", script]}})
    }

    #[tokio::test]
    async fn a_plugin_and_files_have_their_bounds() {
        let server = json!({"server": "https://k"});
        let token = r#"echo '{"status": {"token": "t"}}'"#;
        let good = outcome(server.clone(), plugin(token)).await.unwrap();
        assert_eq!(good.token.as_deref(), Some("t"));
        for (cluster, user, expect) in [
            (server.clone(), plugin("cat /dev/zero"), "more than 1048576 bytes"),
            (server.clone(), plugin("cat /dev/zero >&2"), "more than 1048576 bytes"),
            (server.clone(), plugin("echo s3cr3t"), "no ExecCredential"),
            (server.clone(), plugin("exit 3"), "exit status: 3"),
            (
                json!({"server": "https://k", "certificate-authority": "/dev/zero"}),
                json!({}),
                "more than the 67108864 bytes",
            ),
            (
                json!({"server": "https://k", "certificate-authority": "../../../etc/gone"}),
                json!({}),
                "No such file",
            ),
            (
                json!({"server": ["https://k"]}),
                json!({"token": "s3cr3t"}),
                "not a kubeconfig",
            ),
        ] {
            let error = outcome(cluster, user).await.unwrap_err();
            assert!(error.contains(expect) && !error.contains("s3cr3t"), "{error}");
        }
    }

    #[tokio::test]
    async fn anchors_that_multiply_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config");
        let mut text = "a0: &a0 [x, x]\n".to_owned();
        for at in 1..40 {
            text += &format!("a{at}: &a{at} [{}]\n", vec![format!("*a{}", at - 1); 10].join(", "));
        }
        text += "users: [{name: u, user: {auth-provider: *a39}}]\n";
        std::fs::write(&path, text).unwrap();
        assert!(read(&path, None).await.unwrap_err().contains("not a kubeconfig"));
    }
}
