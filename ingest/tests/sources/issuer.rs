//! An issuer of tokens as RFC 6749 has one (sections 4.4 and 5), whose signature the broker of `compose/kafka/run.sh` believes.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::json;

use crate::kafka::CONNECTION;

pub const SCOPE: &str = "https://ns.servicebus.windows.net/.default";

pub struct Issuer {
    pub url: String,
    /// How many tokens it gave out.
    pub granted: Arc<AtomicUsize>,
    /// So many requests are answered 503.
    pub away: Arc<AtomicUsize>,
}

impl Issuer {
    /// Of tokens that last so many seconds, for who knows the secret.
    pub async fn of_tokens_that_last(seconds: i64) -> Self {
        // reqwest is built without a crypto provider of its own.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let key = std::env::var("TRIPLINE_KAFKA_JWT").expect("this test needs `compose/kafka/run.sh`");
        let key = EncodingKey::from_rsa_pem(&std::fs::read(key).unwrap()).unwrap();
        let (granted, away) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let (count, left) = (granted.clone(), away.clone());
        let grant = move |body: String| {
            let asked: HashMap<String, String> = url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
            let right = asked["scope"] == SCOPE
                && asked["grant_type"] == "client_credentials"
                && asked["client_id"] == "tripline"
                && asked["client_secret"] == CONNECTION;
            let busy = left
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1))
                .is_ok();
            let answer = match (busy, right) {
                (true, _) => (StatusCode::SERVICE_UNAVAILABLE, "busy".to_owned()),
                (_, false) => (StatusCode::UNAUTHORIZED, json!({"error": "invalid_client"}).to_string()),
                (_, true) => {
                    let number = count.fetch_add(1, Ordering::SeqCst);
                    let token = token(&key, seconds, number);
                    let answer = json!({"access_token": token, "token_type": "Bearer", "expires_in": seconds});
                    (StatusCode::OK, answer.to_string())
                }
            };
            std::future::ready(answer)
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = axum::Router::new().fallback(axum::routing::post(grant));
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url, granted, away }
    }

    pub fn granted(&self) -> usize {
        self.granted.load(Ordering::SeqCst)
    }
}

/// What the broker is told to believe: `compose/kafka/server.properties`.
fn token(key: &EncodingKey, seconds: i64, number: usize) -> String {
    let now = schemas::Clock::system().now() / 1_000;
    let claims = json!({"iss": "https://issuer.example", "aud": "https://ns.servicebus.windows.net", "sub": "tripline", "iat": now,
        "exp": now + seconds, "jti": number.to_string()});
    let header = Header {
        kid: Some("1".to_owned()),
        ..Header::new(Algorithm::RS256)
    };
    jsonwebtoken::encode(&header, &claims, key).unwrap()
}
