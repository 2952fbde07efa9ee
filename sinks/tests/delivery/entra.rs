//! Who we are to Entra, other than by a secret: what is asked of the token endpoint, and openssl's word for the signature.

use std::path::Path;
use std::process::Command;

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use receiver::Receiver;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::kind::Kind;
use crate::world::{World, destination};

/// A token request: method, path and query, the header `metadata`, the form.
type Asked = (String, String, Option<String>, Vec<(String, String)>);

/// Gives out a token to whoever asks, takes rows from whoever has it, and tells what was asked.
async fn ask(change: Value) -> Asked {
    let (sender, mut asked) = mpsc::unbounded_channel::<Asked>();
    let app = Router::new().fallback(move |request: Request| {
        let sender = sender.clone();
        async move {
            let (head, body) = request.into_parts();
            let path = head.uri.to_string();
            let header = |name: &str| head.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
            let answer = |status: u16, body: String| {
                Response::builder()
                    .status(status)
                    .body(axum::body::Body::from(body))
                    .unwrap()
            };
            if !path.contains("token") {
                let status = if header("authorization").as_deref() == Some("Bearer good") {
                    204
                } else {
                    401
                };
                return answer(status, String::new());
            }
            let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
            let form = url::form_urlencoded::parse(&body).into_owned().collect();
            sender
                .send((head.method.to_string(), path, header("metadata"), form))
                .unwrap();
            answer(
                200,
                json!({"access_token": "good", "expires_in": "3599", "token_type": "Bearer"}).to_string(),
            )
        }
    });
    let receiver = Receiver::serving(([127, 0, 0, 1], 0).into(), app).unwrap();
    let (url, stop) = (receiver.url(), CancellationToken::new());
    let _stops = stop.clone().drop_guard();
    tokio::spawn(receiver.run(stop));
    let mut entry = json!({"kind": "sentinel", "name": "s", "endpoint": url, "authority": url, "rule": "dcr-1"});
    entry
        .as_object_mut()
        .unwrap()
        .extend(change.as_object().unwrap().clone());
    let seen = destination(entry).trial().check().await.unwrap();
    assert!(seen.contains("role, rule and stream"), "{seen}");
    asked.recv().await.unwrap()
}

fn openssl(folder: &Path, line: &str) -> Vec<u8> {
    let ran = Command::new("openssl")
        .current_dir(folder)
        .args(line.split(' '))
        .output();
    let ran = ran.expect("this test needs the `openssl` command: apt-get install openssl");
    assert!(ran.status.success(), "{line}: {}", String::from_utf8_lossy(&ran.stderr));
    ran.stdout
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_signs_an_assertion() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    openssl(
        at,
        "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out certificate.pem -subj /CN=tripline -days 2",
    );
    let both = [
        std::fs::read(at.join("certificate.pem")).unwrap(),
        std::fs::read(at.join("key.pem")).unwrap(),
    ]
    .concat();
    std::fs::write(at.join("both.pem"), both).unwrap();
    let change = json!({"tenant": "local", "client_id": "app", "certificate": at.join("both.pem")});
    let (method, path, _, form) = ask(change).await;
    assert_eq!((method.as_str(), path.as_str()), ("POST", "/local/oauth2/v2.0/token"));
    let field = |name: &str| {
        form.iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
            .unwrap()
    };
    assert_eq!(field("scope"), "https://monitor.azure.com/.default");
    assert_eq!(
        field("client_assertion_type"),
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    );
    let assertion = field("client_assertion");
    let (signed, signature) = assertion.rsplit_once('.').unwrap();
    let part = |number: usize| -> Value {
        let part = signed.split('.').nth(number).unwrap();
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    };
    let (header, claims) = (part(0), part(1));
    let der = openssl(at, "x509 -in certificate.pem -outform DER");
    assert_eq!((&header["alg"], &header["typ"]), (&json!("PS256"), &json!("JWT")));
    assert_eq!(header["x5t#S256"], URL_SAFE_NO_PAD.encode(Sha256::digest(&der)));
    assert!(
        claims["aud"].as_str().unwrap().ends_with("/local/oauth2/v2.0/token"),
        "{claims}"
    );
    assert_eq!((&claims["iss"], &claims["sub"]), (&json!("app"), &json!("app")));
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["nbf"].as_i64().unwrap(), 600);
    std::fs::write(at.join("signed"), signed).unwrap();
    std::fs::write(at.join("signature"), URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
    std::fs::write(
        at.join("public.pem"),
        openssl(at, "x509 -in certificate.pem -noout -pubkey"),
    )
    .unwrap();
    openssl(
        at,
        "dgst -sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32 -verify public.pem -signature signature signed",
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_another_issuer_and_a_machine_stand_for_a_secret() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    std::fs::write(&file, "a.b.c\n").unwrap();
    let change = json!({"tenant": "local", "client_id": "app", "federated_token_file": file, "cloud": "us_government"});
    let (_, _, _, form) = ask(change).await;
    assert!(
        form.contains(&("client_assertion".to_owned(), "a.b.c".to_owned())),
        "{form:?}"
    );
    assert!(
        form.contains(&("scope".to_owned(), "https://monitor.azure.us/.default".to_owned())),
        "{form:?}"
    );
    let (method, path, metadata, _) = ask(json!({"managed_identity": true, "client_id": "app"})).await;
    let query = "api-version=2018-02-01&resource=https%3A%2F%2Fmonitor.azure.com&client_id=app";
    assert_eq!(
        (method.as_str(), path),
        ("GET", format!("/metadata/identity/oauth2/token?{query}"))
    );
    assert_eq!(metadata.as_deref(), Some("true"));
}

/// The CLI's answer as its documentation prints it, from a command in its place.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_logged_in_with_the_cli_may_try() {
    let folder = tempfile::tempdir().unwrap();
    let command = folder.path().join("az");
    let asked = folder.path().join("asked");
    let script = format!(
        "#!/bin/sh\necho \"$@\" >>{}\necho '{{\"accessToken\": \"good\", \"expiresOn\": \"2099-01-01 00:00:00.000000\", \"expires_on\": 4070908800, \"subscription\": \"s\", \"tenant\": \"t\", \"tokenType\": \"Bearer\"}}'\n",
        asked.display()
    );
    std::fs::write(&command, script).unwrap();
    std::fs::set_permissions(&command, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let kind = Kind::Sentinel;
    let mut options = kind.options();
    options.client_secret = "other".to_owned();
    let world = World::with(options).await;
    let entry = |command: &str| {
        json!({
            "kind": "sentinel", "name": "s", "endpoint": world.url, "rule": "dcr-1", "azure_cli": command, "tenant": "local",
        })
    };
    // The receiver gave no such token out: what is asked and that it is sent is what counts here.
    let problem = destination(entry(command.to_str().unwrap()))
        .trial()
        .check()
        .await
        .unwrap_err();
    assert!(problem.to_string().contains("401"), "{problem}");
    let line = "account get-access-token --output json --scope https://monitor.azure.com/.default --tenant local";
    assert_eq!(
        std::fs::read_to_string(&asked).unwrap(),
        format!("{line}\n{line}\n"),
        "once, and once more after 401"
    );
    let problem = destination(entry("/no/such/az")).trial().check().await.unwrap_err();
    assert!(problem.to_string().contains("az login"), "{problem}");
}
