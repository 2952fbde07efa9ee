//! Answers as strange as they may legally be, and some that may not: written byte by byte to a connection, and what becomes of the finding.

use std::sync::{Arc, Mutex};

use pipeline::delivery::State;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::timeout;

use crate::finding::{finding, id};
use crate::world::{Kind, PATIENCE, World, destination};

/// What becomes of a finding whose request is answered so.
#[derive(Debug, Clone, Copy)]
enum Becomes {
    /// The destination has it.
    Delivered,
    /// It goes once more, as after any answer that says nothing.
    SentAgain,
    /// Nothing moves, and the hint says this; then it goes once more.
    Held(&'static str),
    /// It is a dead letter with this reason.
    Dead(&'static str),
}

use Becomes::{Dead, Delivered, Held, SentAgain};

/// What the server does after its answer.
#[derive(Debug, Clone, Copy, PartialEq)]
enum After {
    Keep,
    Close,
    /// It neither goes on nor closes.
    Wait,
}

use After::{Close, Keep, Wait};

/// What is answered, what then, and what becomes of it.
type Case<'a> = (&'a [u8], After, Becomes);

const OK: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

/// Any 2xx is success to a webhook.
const WEBHOOK: &[Case<'static>] = &[
    (b"HTTP/1.0 200 OK\r\n\r\n", Close, Delivered),
    (b"HTTP/1.0 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\nok", Keep, Delivered),
    (b"HTTP/1.1 200 OK\r\n\r\nuntil the end", Close, Delivered),
    (b"HTTP/1.1 200\r\ncontent-length: 0\r\n\r\n", Keep, Delivered),
    (b"HTTP/1.1 200 OK\ncontent-length: 0\n\n", Keep, Delivered),
    (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ntrailer: x-sum\r\n\r\n2;a=b\r\nok\r\n0\r\nx-sum: 1\r\n\r\n", Keep, Delivered),
    (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", Keep, Delivered),
    (b"HTTP/1.1 201 Created\r\nlocation: /x\r\ncontent-length: 0\r\n\r\n", Keep, Delivered),
    (b"HTTP/1.1 204 No Content\r\n\r\n", Keep, Delivered),
    (b"HTTP/1.1 205 Reset Content\r\ncontent-length: 0\r\n\r\n", Keep, Delivered),
    (b"HTTP/1.1 299 Fine\r\ncontent-length: 0\r\n\r\n", Close, Delivered),
    // Closed though it did not say so, when the next request is about to come.
    (b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", Close, Delivered),
    (b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\nx-name: \xff\xfe\r\n\r\n\xff\xfe\xfd", Keep, Delivered),
    (b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 5\r\n\r\nno gz", Keep, Delivered),
    (b"HTTP/1.1 301 Moved\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n", Keep, Held("redirects are not followed")),
    (b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n", Keep, Held("redirects are not followed")),
    (b"HTTP/1.1 303 See Other\r\nlocation: /a\r\ncontent-length: 0\r\n\r\n", Keep, Held("redirects are not followed")),
    (b"HTTP/1.1 307 Temporary Redirect\r\nlocation: /a\r\ncontent-length: 0\r\n\r\n", Keep, Held("redirects are not followed")),
    (b"HTTP/1.1 308 Permanent Redirect\r\ncontent-length: 0\r\n\r\n", Keep, Held("redirects are not followed")),
    (b"HTTP/1.1 401 Unauthorized\r\nwww-authenticate: Basic\r\ncontent-length: 0\r\n\r\n", Keep, Held("check `secret`")),
    (b"HTTP/1.1 404 Not Found\r\n\r\n<html>nothing here</html>", Close, Held("check `url`")),
    (b"HTTP/1.1 418 Teapot\r\ncontent-length: 0\r\n\r\n", Keep, Held("check `url`")),
    (b"HTTP/1.1 600 Who\r\ncontent-length: 0\r\n\r\n", Keep, Held("check `url`")),
    (b"HTTP/1.1 400 Bad Request\r\ncontent-length: 2\r\n\r\n\xff\xfe", Keep, Dead("HTTP 400")),
    (b"HTTP/1.1 422 No\r\ntransfer-encoding: chunked\r\n\r\n4\r\nevil\r\n0\r\n\r\n", Keep, Dead("HTTP 422: evil")),
    // The words of a refusal are cut; its status stands.
    (b"HTTP/1.1 413 Large\r\ncontent-length: 100\r\n\r\ntoo", Close, Dead("HTTP 413")),
    (b"HTTP/1.1 429 Slow\r\ncontent-length: 0\r\n\r\n", Keep, SentAgain),
    (b"HTTP/1.1 429 Slow\r\nretry-after: soon\r\ncontent-length: 0\r\n\r\n", Keep, SentAgain),
    (b"HTTP/1.1 429 Slow\r\nretry-after: -5\r\ncontent-length: 0\r\n\r\n", Keep, SentAgain),
    (b"HTTP/1.1 429 Slow\r\nretry-after: 0.1\r\ncontent-length: 0\r\n\r\n", Keep, SentAgain),
    (b"HTTP/1.1 429 Slow\r\nretry-after: Wed, 21 Oct 2015 07:28:00 GMT\r\ncontent-length: 0\r\n\r\n", Keep, SentAgain),
    (b"HTTP/1.1 429 Slow\r\nretry-after: Fri, 31 Dec 9999 23:59:59 GMT\r\ncontent-length: 0\r\n\r\n", Keep, SentAgain),
    (b"HTTP/1.1 503 Away\r\ncontent-type: text/html\r\n\r\n<!DOCTYPE html><h1>maintenance</h1>", Close, SentAgain),
    (b"HTTP/1.1 500 Oh\r\ncontent-length: 9\r\n\r\ncut", Close, SentAgain),
    (b"SSH-2.0-OpenSSH_9.2\r\n", Close, SentAgain),
    (b"HTTP/1.1 200 OK\r\n", Close, SentAgain),
    (b"HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab", Close, SentAgain),
    (b"", Close, SentAgain),
    (b"", Wait, SentAgain),
    (b"HTTP/1.1 200 OK\r\nx: ", Wait, SentAgain),
];

/// A collector says in a code of its own what it did.
const COLLECTOR: &[Case<'static>] = &[
    (b"HTTP/1.0 200 OK\r\n\r\n{\"text\":\"Success\",\"code\":0}", Close, Delivered),
    (b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n {\"code\": 0, \"x\":1}\r\n", Keep, Delivered),
    (b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", Keep, Held("url")),
    (b"HTTP/1.1 204 No Content\r\n\r\n", Keep, Held("url")),
    (b"HTTP/1.1 200 OK\r\ncontent-length: 13\r\n\r\n<html></html>", Keep, Held("url")),
    (b"HTTP/1.1 403 Forbidden\r\ncontent-length: 33\r\n\r\n{\"text\":\"Invalid token\",\"code\":4}", Keep, Held("token")),
    (b"HTTP/1.1 503 Busy\r\nretry-after: 0\r\ncontent-length: 34\r\n\r\n{\"text\":\"Server is busy\",\"code\":9}", Keep, SentAgain),
    (b"HTTP/1.1 400 Bad\r\ncontent-length: 64\r\n\r\n{\"text\":\"Invalid data format\",\"code\":6,\"invalid-event-number\":0}", Close, Dead("HTTP 400")),
];

/// What is answered, and what then; nothing more once it is taken.
type Strange = Arc<Mutex<Option<(Vec<u8>, After)>>>;

/// Answers the first request so, or all until it is told to be well, and the others well. Keeps which events came.
#[derive(Clone)]
struct Server {
    answer: Strange,
    until_told: bool,
    success: &'static [u8],
    seen: Arc<watch::Sender<Vec<String>>>,
}

impl Server {
    async fn start((answer, after, becomes): Case<'_>, success: &'static [u8]) -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = Self {
            answer: Arc::new(Mutex::new(Some((answer.to_vec(), after)))),
            until_told: matches!(becomes, Held(_)),
            success,
            seen: Arc::new(watch::Sender::new(Vec::new())),
        };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().serve(stream));
            }
        });
        (server, url)
    }

    async fn serve(self, mut stream: TcpStream) {
        while let Some(event) = request(&mut stream).await {
            let strange = match self.until_told {
                true => self.answer.lock().unwrap().clone(),
                false => self.answer.lock().unwrap().take(),
            };
            let (answer, after) = strange.unwrap_or((self.success.to_vec(), Keep));
            let written = stream.write_all(&answer).await;
            self.seen.send_modify(|seen| seen.push(event));
            match after {
                _ if written.is_err() => return,
                Keep => {}
                Close => return drop(stream.shutdown().await),
                Wait => std::future::pending().await,
            }
        }
    }

    async fn until(&self, event: &str) -> Vec<String> {
        let mut seen = self.seen.subscribe();
        let came = seen.wait_for(|seen| seen.iter().any(|other| other == event));
        timeout(PATIENCE, came).await.unwrap().unwrap().clone()
    }
}

/// Reads one, and says which event is in it.
async fn request(stream: &mut TcpStream) -> Option<String> {
    let (mut taken, mut buffer) = (Vec::<u8>::new(), [0; 4096]);
    loop {
        let head = taken.windows(4).position(|end| end == b"\r\n\r\n");
        let text = String::from_utf8_lossy(&taken[..head.unwrap_or(0)]).to_ascii_lowercase();
        let length = text
            .lines()
            .find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
        if head.is_some_and(|head| taken.len() >= head + 4 + length.unwrap_or(0)) {
            let text = String::from_utf8_lossy(&taken).into_owned();
            let uid = finding(0, 1, "").uid;
            let event = text.split(&format!("{uid}:")).nth(1)?;
            return Some(format!("{uid}:{}", event.split(|c: char| !c.is_ascii_digit()).next()?));
        }
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return None,
            Ok(count) => taken.extend(&buffer[..count]),
        }
    }
}

async fn check(kind: Kind, case: Case<'_>, success: &'static [u8]) {
    let (answer, after, becomes) = case;
    let shown = String::from_utf8_lossy(answer);
    let world = World::of(kind).await;
    let (server, url) = Server::start(case, success).await;
    let mut entry = match after {
        Wait => kind.hasty(&url),
        Keep | Close => kind.entry(&url),
    };
    if kind == Kind::SplunkHec {
        entry["gzip"] = false.into();
    }
    let destination = destination(entry);
    let mut health = destination.health().watch();
    let (first, second) = (finding(0, 1, ""), finding(0, 2, ""));
    world.publish(std::slice::from_ref(&first)).await;
    let running = world.start(destination);
    if let Held(hint) = becomes {
        let held = health.wait_for(|state| matches!(state, State::Held { .. }));
        let held = timeout(PATIENCE, held)
            .await
            .unwrap_or_else(|_| panic!("never held: {shown}"))
            .unwrap()
            .clone();
        assert!(format!("{held:?}").contains(hint), "{shown}: {held:?}");
        server.answer.lock().unwrap().take();
    }
    server.until(&id(&first)).await;
    world.publish(std::slice::from_ref(&second)).await;
    let seen = server.until(&id(&second)).await;
    let times = seen.iter().filter(|event| **event == id(&first)).count();
    match becomes {
        Delivered => {
            assert_eq!(times, 1, "{kind:?}: {shown}");
            world.no_dead_letters().await;
        }
        SentAgain | Held(_) => {
            assert!(times > 1, "{kind:?}: {shown}");
            world.no_dead_letters().await;
        }
        Dead(reason) => {
            let letter = world.dead_letters(1).await.remove(0);
            assert!(letter.reason.contains(reason), "{kind:?}: {shown}: {}", letter.reason);
        }
    }
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_mean_what_they_say_however_they_are_written() {
    let mut checks = tokio::task::JoinSet::new();
    for case in WEBHOOK {
        checks.spawn(check(Kind::Webhook, *case, OK));
    }
    for case in COLLECTOR {
        let success = b"HTTP/1.1 200 OK\r\ncontent-length: 27\r\n\r\n{\"text\":\"Success\",\"code\":0}";
        checks.spawn(check(Kind::SplunkHec, *case, success));
    }
    while let Some(checked) = checks.join_next().await {
        checked.unwrap();
    }
}

/// Compressed though nobody asked for it; longer than anybody needs.
#[tokio::test(flavor = "multi_thread")]
async fn answers_are_read_compressed_and_large() {
    let said = br#"{"text":"Success","code":0}"#;
    let answer = |coding: &str, body: &[u8]| {
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-encoding: {coding}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        [head.as_bytes(), body].concat()
    };
    let success = b"HTTP/1.1 200 OK\r\ncontent-length: 27\r\n\r\n{\"text\":\"Success\",\"code\":0}";
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gzip, said).unwrap();
    check(
        Kind::SplunkHec,
        (&answer("gzip", &gzip.finish().unwrap()), Keep, Delivered),
        success,
    )
    .await;
    let mut deflate = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut deflate, said).unwrap();
    check(
        Kind::SplunkHec,
        (&answer("deflate", &deflate.finish().unwrap()), Keep, Delivered),
        success,
    )
    .await;
    check(
        Kind::Webhook,
        (&answer("identity", &vec![b'x'; 20 << 20]), Close, Delivered),
        OK,
    )
    .await;
}

/// A page in the place of a list: nothing is opened anew because nothing was found in it.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_no_answer_of_a_platform() {
    for kind in [
        Kind::Slack,
        Kind::Jira,
        Kind::ServicenowEvent,
        Kind::ServicenowIncident,
        Kind::Thehive,
        Kind::Xsoar,
    ] {
        let mut world = World::of(kind).await;
        let page = "<!DOCTYPE html><title>Log in</title>".to_owned();
        world
            .inject(vec![crate::faults::Fault::Answer(200, Vec::new(), page); 12])
            .await;
        let destination = destination(kind.entry(&world.url));
        let mut health = destination.health().watch();
        let sent = [finding(0, 1, "")];
        world.publish(&sent).await;
        let running = world.start(destination);
        let held = health.wait_for(|state| matches!(state, State::Held { .. }));
        let held = timeout(PATIENCE, held)
            .await
            .unwrap_or_else(|_| panic!("{kind:?} is never held"))
            .unwrap()
            .clone();
        assert!(format!("{held:?}").contains("check `"), "{kind:?}: {held:?}");
        let times = world.all(&sent).await;
        assert!(times.values().all(|times| *times == 1), "{kind:?}: {times:?}");
        running.stop().await;
        assert_eq!(world.rest(), [], "{kind:?}");
    }
}
