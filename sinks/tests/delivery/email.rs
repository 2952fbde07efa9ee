//! E-mail to aiosmtpd, a mail server that we did not write, and to one that says no.

use std::path::Path;
use std::process::Stdio;

use pipeline::delivery::State;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::timeout;

use crate::finding::{finding, id, noise};
use crate::tls::certificates;
use crate::tools::{program, receivers};
use crate::world::{Kind, PATIENCE, World, destination};

/// The server, on a port of its own.
struct Mail {
    child: Child,
    stdin: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
    address: String,
}

impl Mail {
    async fn start(options: &[&str]) -> Self {
        let mut child = Command::new(program("python.sh"))
            .arg(receivers().join("mail_server.py"))
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = timeout(PATIENCE, lines.next_line()).await.unwrap().unwrap().unwrap();
        Self {
            stdin: child.stdin.take().unwrap(),
            child,
            lines,
            address: format!("127.0.0.1:{port}"),
        }
    }

    async fn line(&mut self) -> Value {
        let line = timeout(PATIENCE, self.lines.next_line()).await;
        let line = line.expect("the mail server has nothing to say").unwrap().unwrap();
        serde_json::from_str(&line).unwrap()
    }

    async fn faults(&mut self, faults: &[&str]) {
        for fault in faults {
            self.stdin.write_all(format!("{fault}\n").as_bytes()).await.unwrap();
            assert_eq!(self.line().await["fault"], *fault);
        }
    }

    async fn messages(&mut self, count: usize) -> Vec<Value> {
        let mut messages = Vec::new();
        while messages.len() < count {
            messages.push(self.line().await);
        }
        messages
    }

    /// How far it got is told by what its process says; nothing more is to come.
    async fn nothing_more(mut self) {
        self.child.kill().await.unwrap();
        assert_eq!(self.lines.next_line().await.unwrap(), None);
    }
}

fn entry(address: &str, more: Value) -> Value {
    let mut entry = json!({
        "kind": "email", "name": "soc", "address": address, "security": "none", "from": "tripline@example.com",
        "to": ["soc@example.com", "lead@example.com"], "timeout": "5s",
    });
    entry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    entry
}

fn events(messages: &[Value]) -> Vec<String> {
    messages
        .iter()
        .map(|message| message["event"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn over_both_kinds_of_tls_with_a_login() {
    let folder = tempfile::tempdir().unwrap();
    certificates(folder.path());
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (ca, pem, key) = (file("ca.pem"), file("server.pem"), file("server.key"));
    for (security, implicit) in [("starttls", None), ("tls", Some("--implicit"))] {
        let mut options = vec![
            "--user",
            "u",
            "--password",
            "right",
            "--certificate",
            &pem,
            "--key",
            &key,
        ];
        options.extend(implicit);
        let mut mail = Mail::start(&options).await;
        let world = World::of(Kind::Webhook).await;
        let sent: Vec<_> = (0..3).map(|n| finding(0, 1 + n, "grüße\n.\nBcc: x")).collect();
        world.publish(&sent).await;
        let good = json!({"security": security, "ca": &ca, "user": "u", "password": "right"});
        let wrong = json!({"security": security, "ca": &ca, "user": "u", "password": "wrong"});
        let untrusted = json!({"security": security, "user": "u", "password": "right"});
        for (keys, hint) in [(wrong, "check `user` and `password`"), (untrusted, "not trusted")] {
            let problem = destination(entry(&mail.address, keys))
                .trial()
                .check()
                .await
                .unwrap_err();
            assert!(problem.to_string().contains(hint), "{security}: {problem}");
        }
        let destination = destination(entry(&mail.address, good));
        let seen = destination.trial().check().await.unwrap();
        assert!(seen.contains("would take a message"), "{seen}");
        let running = world.start(destination);
        let messages = mail.messages(3).await;
        running.stop().await;
        assert_eq!(events(&messages), sent.iter().map(id).collect::<Vec<_>>(), "{security}");
        assert_eq!(messages[0]["to"], json!(["soc@example.com", "lead@example.com"]));
        assert_eq!((&messages[0]["tls"], &messages[0]["user"]), (&json!(true), &json!("u")));
        assert_eq!(messages[1]["references"], messages[0]["id"], "one thread");
        assert!(
            messages[0]["text"].as_str().unwrap().contains("grüße"),
            "{}",
            messages[0]["text"]
        );
        mail.nothing_more().await;
        world.no_dead_letters().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_lose_nothing_and_only_a_refused_text_is_a_dead_letter() {
    let mut mail = Mail::start(&["--most", "100000", "--pipelining"]).await;
    let world = World::of(Kind::Webhook).await;
    let mut sent: Vec<_> = (0..12).map(|n| finding(n % 3, 1 + n as i64 / 3, "")).collect();
    sent[4].evidence = r#"{"note":"poison"}"#.to_owned();
    let folder = tempfile::tempdir().unwrap();
    let long = json!({"max_message": "10MB", "template": long_template(folder.path())});
    let faults = [
        "421 4.3.2 later",
        "RCPT 451 4.7.1 greylisted",
        "DATA 452 4.2.2 full",
        "reset",
        "cut",
        "silent",
        "drip",
    ];
    mail.faults(&faults).await;
    world.publish(&sent).await;
    let running = world.start(destination(entry(&mail.address, json!({"timeout": "500ms"}))));
    let mut order: Vec<String> = Vec::new();
    let wanted: Vec<String> = sent
        .iter()
        .filter(|finding| !finding.evidence.contains("poison"))
        .map(id)
        .collect();
    while !wanted.iter().all(|id| order.contains(id)) {
        order.extend(events(&mail.messages(1).await));
    }
    running.stop().await;
    for bucket in 0..3 {
        let uid = &finding(bucket, 1, "").uid;
        let mut first = order
            .iter()
            .filter(|id| id.starts_with(uid))
            .cloned()
            .collect::<Vec<_>>();
        first.dedup();
        let expect: Vec<String> = wanted.iter().filter(|id| id.starts_with(uid)).cloned().collect();
        assert_eq!(first, expect, "in order, repeats together");
    }
    let letters = world.dead_letters(1).await;
    assert!(letters[0].reason.contains("554"), "{}", letters[0].reason);
    // A server says how much it takes: what is more is not sent.
    let large = finding(7, 1, &noise(7, 150_000));
    world.publish(&[large]).await;
    let running = world.start(destination(entry(&mail.address, long)));
    let letters = world.dead_letters(2).await;
    assert!(letters[1].reason.contains("it takes 100000"), "{}", letters[1].reason);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_recipient_holds_until_it_is_mended_and_nobody_gets_half() {
    for options in [&[][..], &["--pipelining"]] {
        refused_recipient(Mail::start(options).await).await;
    }
}

async fn refused_recipient(mut mail: Mail) {
    let world = World::of(Kind::Webhook).await;
    mail.faults(&["RCPT 550 5.1.1 no such user", "530 5.7.0 login first"])
        .await;
    world.publish(&[finding(0, 1, "")]).await;
    let destination = destination(entry(&mail.address, json!({})));
    let mut health = destination.health().watch();
    let running = world.start(destination);
    for word in ["`to`", "`user`"] {
        let is = |state: &State| matches!(state, State::Held { hint, .. } if hint.contains(word));
        health.wait_for(is).await.unwrap();
    }
    let messages = mail.messages(1).await;
    running.stop().await;
    assert_eq!(messages[0]["to"], json!(["soc@example.com", "lead@example.com"]));
    mail.nothing_more().await;
}

/// A template that cuts nothing.
fn long_template(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("long.toml");
    std::fs::write(&path, "subject = \"x\"\ntext = \"{{ evidence | pretty }}\"\n").unwrap();
    path
}

/// XOAUTH2: a token that is refused is asked for once more, and what the server says of it is not repeated.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_oauth_logs_in() {
    let (given, asked) = (
        std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0)),
        std::sync::atomic::Ordering::SeqCst,
    );
    let count = std::sync::Arc::clone(&given);
    let app = axum::Router::new().fallback(move || {
        let token = if count.fetch_add(1, asked) == 0 {
            "stale"
        } else {
            "good"
        };
        std::future::ready(json!({"access_token": token, "expires_in": 3600}).to_string())
    });
    let authority = receiver::Receiver::serving(([127, 0, 0, 1], 0).into(), app).unwrap();
    let url = format!("{}/token", authority.url());
    let stop = tokio_util::sync::CancellationToken::new();
    let _stops = stop.clone().drop_guard();
    tokio::spawn(authority.run(stop));
    let folder = tempfile::tempdir().unwrap();
    certificates(folder.path());
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (ca, pem, key) = (file("ca.pem"), file("server.pem"), file("server.key"));
    let options = ["--user", "u", "--bearer", "good", "--certificate", &pem, "--key", &key];
    let mut mail = Mail::start(&options).await;
    let world = World::of(Kind::Webhook).await;
    world.publish(&[finding(0, 1, "")]).await;
    let login = |more: Value| {
        let mut keys = json!({"security": "starttls", "ca": &ca, "user": "u"});
        keys.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        destination(entry(&mail.address, keys))
    };
    let oauth2 = json!({"oauth2": {"token_url": url, "client_id": "c", "client_secret": "s", "scope": "smtp"}});
    let (oauth2, path) = (login(oauth2), folder.path().join("token"));
    std::fs::write(&path, "wrong\n").unwrap();
    let by_file = login(json!({"token_file": path}));
    let by_password = login(json!({"password": "p"}));
    let problem = by_file.trial().check().await.unwrap_err().to_string();
    assert!(
        problem.contains("what stands in its place") && !problem.contains("Bearer"),
        "{problem}"
    );
    std::fs::write(&path, "good\n").unwrap();
    assert!(by_file.trial().check().await.unwrap().contains("would take a message"));
    assert!(
        by_password.trial().check().await.is_err(),
        "the server has no passwords"
    );
    let running = world.start(oauth2);
    let messages = mail.messages(1).await;
    running.stop().await;
    assert_eq!(messages[0]["user"], "u");
    assert_eq!(given.load(asked), 2);
    world.no_dead_letters().await;
}
