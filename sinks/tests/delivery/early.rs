//! Servers that answer before they have read a request, and close: by its head, as for a length that they do not take, or halfway.

use pipeline::delivery::State;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::finding::{finding, noise};
use crate::world::{Kind, World, destination};

/// Reads the head and so much of the body.
async fn read(stream: &mut TcpStream, body: usize) {
    let (mut taken, mut buffer) = (Vec::<u8>::new(), [0; 4096]);
    loop {
        let head = taken.windows(4).position(|end| end == b"\r\n\r\n");
        if head.is_some_and(|head| taken.len() >= head + 4 + body) {
            return;
        }
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return,
            Ok(count) => taken.extend(&buffer[..count]),
        }
    }
}

/// Refuses everything so, with bytes unread, which resets the connection; its address.
async fn refusing(status: &'static str, body: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            read(&mut stream, body).await;
            let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 7\r\nconnection: close\r\n\r\nrefused");
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    url
}

/// A request of megabytes, so that no socket's buffers hold it, is cut until each finding is a dead letter with the server's words.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_half_a_request_is_seen() {
    let large: Vec<_> = (0..12).map(|n| finding(n, 1, &noise(n as u64, 900_000))).collect();
    for (status, body) in [
        ("413 Content Too Large", 0),
        ("413 Content Too Large", 100_000),
        ("422 Unprocessable Content", 0),
        ("400 Bad Request", 300_000),
    ] {
        let world = World::of(Kind::SplunkHec).await;
        let mut entry = Kind::SplunkHec.entry(&refusing(status, body).await);
        entry["gzip"] = false.into();
        entry["max_request"] = "50MB".into();
        for finding in &large {
            world.publish(std::slice::from_ref(finding)).await;
        }
        let running = world.start(destination(entry));
        let letters = world.dead_letters(large.len()).await;
        let code = status.split(' ').next().unwrap();
        let said = |reason: &str| reason.contains(code) && reason.contains("refused");
        assert!(
            letters.iter().all(|letter| said(&letter.reason)),
            "{status}, {body}: {}",
            letters[0].reason
        );
        running.kill().await;
    }
}

/// What is said of a credential or an address by the head alone is seen, too, and nothing is dropped.
#[tokio::test(flavor = "multi_thread")]
async fn an_early_refusal_of_who_we_are_holds() {
    let large: Vec<_> = (0..4).map(|n| finding(n, 1, &noise(n as u64, 900_000))).collect();
    for (status, hint) in [
        ("401 Unauthorized", "token"),
        ("431 Request Header Fields Too Large", "url"),
        ("404 Not Found", "url"),
    ] {
        let world = World::of(Kind::SplunkHec).await;
        let mut entry = Kind::SplunkHec.entry(&refusing(status, 0).await);
        entry["gzip"] = false.into();
        entry["max_request"] = "50MB".into();
        for finding in &large {
            world.publish(std::slice::from_ref(finding)).await;
        }
        let destination = destination(entry);
        let mut health = destination.health().watch();
        let running = world.start(destination);
        let held = health
            .wait_for(|state| matches!(state, State::Held { .. }))
            .await
            .unwrap()
            .clone();
        let said = format!("{held:?}");
        assert!(said.contains(&status[..3]) && said.contains(hint), "{status}: {said}");
        running.kill().await;
        world.no_dead_letters().await;
    }
}
