//! A service account of Google Cloud: its key, and the server that gives out tokens for what it signs.

use std::collections::HashMap;
use std::path::Path;

use axum::routing::post;
use axum::{Json, Router};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};

/// A token for whom the key's assertion names (RFC 7523); what is signed otherwise is refused.
async fn token_server(public: Vec<u8>) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/token", listener.local_addr().unwrap());
    let audience = url.clone();
    let grant = move |body: String| {
        let asked: HashMap<String, String> = url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
        assert_eq!(asked["grant_type"], "urn:ietf:params:oauth:grant-type:jwt-bearer");
        let mut validation = Validation::new(Algorithm::RS256);
        validation.set_audience(&[&audience]);
        let key = DecodingKey::from_rsa_pem(&public).unwrap();
        let claims = jsonwebtoken::decode::<Value>(&asked["assertion"], &key, &validation)
            .unwrap()
            .claims;
        assert_eq!(claims["scope"], "https://www.googleapis.com/auth/cloud-platform");
        std::future::ready(Json(
            json!({"access_token": "token", "expires_in": 3600, "token_type": "Bearer"}),
        ))
    };
    let router = Router::new().route("/token", post(grant));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    url
}

fn openssl(arguments: &[&str]) {
    let ran = std::process::Command::new("openssl").args(arguments).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// The JSON key of a service account, in a file of that folder.
pub async fn key(folder: &Path) -> String {
    // reqwest is built without a crypto provider of its own.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let path = |name: &str| folder.join(name).display().to_string();
    openssl(&[
        "genpkey",
        "-algorithm",
        "RSA",
        "-pkeyopt",
        "rsa_keygen_bits:2048",
        "-out",
        &path("private.pem"),
    ]);
    openssl(&[
        "rsa",
        "-in",
        &path("private.pem"),
        "-pubout",
        "-out",
        &path("public.pem"),
    ]);
    let token_uri = token_server(std::fs::read(path("public.pem")).unwrap()).await;
    let key = json!({"type": "service_account", "client_email": "tripline@p.iam.gserviceaccount.com", "private_key_id": "1",
        "private_key": std::fs::read_to_string(path("private.pem")).unwrap(), "token_uri": token_uri});
    std::fs::write(path("key.json"), key.to_string()).unwrap();
    path("key.json")
}
