//! Connections: silent ones end, whatever they began with; one more than there may be makes the longest silent one end.

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::server::{Server, bucket, send, start};

/// The beginning of HTTP/2 (RFC 9113, section 3.4), and a frame of settings.
const HTTP2: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";

async fn open(server: &Server, begin: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(server.url.trim_start_matches("http://"))
        .await
        .unwrap();
    stream.write_all(begin).await.unwrap();
    stream
}

/// Until the server ends the connection.
async fn ended(mut stream: TcpStream) {
    let mut rest = Vec::new();
    // A reset is an end as well.
    let _ = stream.read_to_end(&mut rest).await;
}

#[tokio::test]
async fn a_silent_connection_ends_before_its_protocol_is_known() {
    let server = start(json!({"http": {"timeout": "200ms"}})).await;
    for begin in [&b""[..], b"P", b"PRI * HT", HTTP2, b"POST /v1/changes HTTP/1.1\r\nhost"] {
        ended(open(&server, begin).await).await;
    }
    // One that was used ends too, and a new one is served.
    let mut used = open(&server, b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
    let mut answer = [0; 12];
    used.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 404");
    ended(used).await;
    let (status, _) = send(server.post("/v1/changes").body(bucket("a").to_string())).await;
    assert_eq!(status, 202);
}

#[tokio::test]
async fn one_more_than_there_may_be_makes_the_longest_silent_one_end() {
    let server = start(json!({"http": {"connections": 4, "timeout": "1h"}})).await;
    let mut silent = Vec::new();
    for begin in [&b""[..], HTTP2, b"", b""] {
        silent.push(open(&server, begin).await);
    }
    // Were they served in the order of their coming, this would wait for an hour.
    for name in ["a", "b", "c", "d", "e"] {
        let fresh = reqwest::Client::new().post(format!("{}/v1/changes", server.url));
        let (status, _) = send(fresh.header("connection", "close").body(bucket(name).to_string())).await;
        assert_eq!(status, 202);
    }
    ended(silent.remove(0)).await;
}

/// What the server says to somebody who writes all that he has before he reads.
async fn answer_to(server: &Server, head: &str, body: usize) -> String {
    let mut stream = open(server, head.as_bytes()).await;
    stream.write_all(&vec![b' '; body]).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn who_still_sends_reads_why_it_was_not_taken() {
    const MUCH: usize = 24 << 20;
    let auth = json!({"token": ["one"]});
    let server = start(json!({"http": {"body_limit": "10KiB", "in_flight": "10KiB", "auth": auth}})).await;
    let head = |proof: &str, length: &str| {
        format!("POST /v1/changes HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {proof}\r\n{length}\r\n\r\n")
    };
    let announced = format!("content-length: {MUCH}");
    let chunked = format!("transfer-encoding: chunked\r\n\r\n{MUCH:x}");
    for (head, status) in [
        (head("two", &announced), 401),
        (head("one", &announced), 413),
        (head("one", &chunked), 413),
        (head("one", &announced).replace("changes", "nothing"), 404),
        (
            head("one", &announced).replace("host:", "content-type: image/png\r\nhost:"),
            415,
        ),
        // A header that does not end.
        (head("one", "x: ").trim_end().to_owned(), 431),
    ] {
        let answer = answer_to(&server, &head, MUCH).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{head}: {answer}");
    }
}

#[tokio::test]
async fn a_head_has_a_bound() {
    let server = start(json!({})).await;
    let begin = "GET /nothing HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx: ";
    for (length, status) in [(HEAD - 1, 404), (HEAD, 404), (2 * HEAD + 1, 431)] {
        let head = format!("{begin}{}\r\n\r\n", "a".repeat(length - begin.len() - 4));
        let answer = answer_to(&server, &head, 0).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{length}: {answer}");
    }
}

/// As docs/limits.md says: what comes at once is read at once, so that one may be larger.
const HEAD: usize = 64 << 10;

#[tokio::test]
async fn what_a_proxy_may_read_otherwise_is_refused_and_ends_the_connection() {
    let server = start(json!({})).await;
    let (post, chunks) = ("POST /v1/changes HTTP/1.1\r\n", "\r\n0\r\n\r\n");
    let second = "GET /second HTTP/1.1\r\nhost: a\r\n\r\n";
    for (head, is_one) in [
        ("host: a\r\ntransfer-encoding: chunked\r\n", true),
        ("host: a\r\nTransfer-Encoding: Chunked \r\n", true),
        ("host: a\r\ntransfer-encoding: chunked, chunked\r\n", false),
        (
            "host: a\r\ntransfer-encoding: xchunked\r\ntransfer-encoding: chunked\r\n",
            false,
        ),
        ("host: a\r\ntransfer-encoding: gzip, chunked\r\n", false),
        ("host: a\r\nhost: b\r\ntransfer-encoding: chunked\r\n", false),
        ("host: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n", false),
    ] {
        let mut stream = open(&server, format!("{post}{head}{chunks}{second}").as_bytes()).await;
        stream.shutdown().await.unwrap();
        let mut said = String::new();
        let _ = stream.read_to_string(&mut said).await;
        assert!(said.starts_with("HTTP/1.1 400"), "{head}: {said}");
        assert_eq!(said.contains("HTTP/1.1 404"), is_one, "{head}: {said}");
    }
}
