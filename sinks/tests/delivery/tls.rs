//! HTTPS: a certificate that nobody vouches for holds, the config's authority lets it through.

use std::path::Path;
use std::process::Command;

use axum_server::tls_rustls::RustlsConfig;
use pipeline::delivery::State;
use receiver::router;

use crate::finding::finding;
use crate::world::{Kind, World, destination};

fn openssl(folder: &Path, line: &str) {
    let ran = Command::new("openssl")
        .current_dir(folder)
        .args(line.split(' '))
        .output();
    let ran = ran.expect("this test needs the `openssl` command: apt-get install openssl");
    assert!(ran.status.success(), "{line}: {}", String::from_utf8_lossy(&ran.stderr));
}

/// `ca.pem`, and `server.pem` with `server.key` for 127.0.0.1 signed by it.
pub fn certificates(folder: &Path) {
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    openssl(
        folder,
        &format!("req -x509 {key} -keyout ca.key -out ca.pem -subj /CN=authority -days 2"),
    );
    openssl(
        folder,
        &format!("req -new {key} -keyout server.key -out server.csr -subj /CN=receiver"),
    );
    std::fs::write(folder.join("names"), "subjectAltName=IP:127.0.0.1\n").unwrap();
    let sign =
        "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.pem -days 2 -extfile names";
    openssl(folder, sign);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_authority_holds_and_a_named_one_is_trusted() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let folder = tempfile::tempdir().unwrap();
    certificates(folder.path());
    let (sender, mut arrivals) = tokio::sync::mpsc::unbounded_channel();
    let config = RustlsConfig::from_pem_file(folder.path().join("server.pem"), folder.path().join("server.key"));
    let socket = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    socket.set_nonblocking(true).unwrap();
    let url = format!("https://{}", socket.local_addr().unwrap());
    let server = axum_server::from_tcp_rustls(socket, config.await.unwrap()).unwrap();
    tokio::spawn(server.serve(router(Kind::Sentinel.options(), sender).into_make_service()));

    let world = World::of(Kind::Sentinel).await;
    world.publish(&[finding(1, 1, "")]).await;
    let mut entry = Kind::Sentinel.entry(&url);
    let stranger = destination(entry.clone());
    let mut health = stranger.health().watch();
    let running = world.start(stranger);
    let held = health
        .wait_for(|state| matches!(state, State::Held { .. }))
        .await
        .unwrap()
        .clone();
    running.stop().await;
    assert!(format!("{held:?}").contains("`http.ca`"), "{held:?}");

    entry["http"]["ca"] = folder.path().join("ca.pem").to_str().unwrap().into();
    let running = world.start(destination(entry));
    assert_eq!(arrivals.recv().await.unwrap().finding["class_uid"], 2003);
    running.stop().await;
}
