//! `tripline sink test` and `sink preview`: one destination tried out.

use schemas::Activity;
use sinks::sample;

use crate::world::{Kind, TOKEN, World, destination};

#[tokio::test(flavor = "multi_thread")]
async fn a_marked_finding_and_its_end_are_taken_by_every_kind() {
    for kind in Kind::HTTP {
        let options = kind.options();
        let incidents = options.incidents.clone();
        let mut world = World::with(options).await;
        let destination = destination(kind.entry(&world.url));
        for (sequence, activity) in [(1, Activity::New), (2, Activity::Resolved)] {
            let sent = destination
                .trial()
                .send(&sample::marked(activity, sequence, 1_700_000_000_000))
                .await;
            assert!(
                sent.as_ref().is_ok_and(|said| said.contains("HTTP 2")),
                "{kind:?}: {sent:?}"
            );
        }
        let arrived = world.arrivals(2).await;
        assert!(
            arrived[0].wrapped.to_string().contains("TEST by Tripline"),
            "{kind:?}: {arrived:?}"
        );
        assert!(incidents.all().values().all(|incident| !incident.open), "{kind:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_explained() {
    let check = async |kind: Kind, key: &str, value: serde_json::Value, expect: &str| {
        let world = World::of(kind).await;
        let mut entry = kind.entry(&world.url);
        entry[key] = value;
        let sent = destination(entry)
            .trial()
            .send(&sample::marked(Activity::New, 1, 1))
            .await;
        let problem = sent.unwrap_err().to_string();
        assert!(
            problem.contains(expect) && !problem.contains(TOKEN),
            "{kind:?}: {problem}"
        );
    };
    let wrong = serde_json::json!({"basic": {"user": "tripline", "password": "wrong"}});
    check(Kind::Pagerduty, "routing_key", "wrong".into(), "check `routing_key`").await;
    check(Kind::Opsgenie, "api_key", "wrong".into(), "check `api_key`").await;
    check(Kind::Thehive, "api_key", "wrong".into(), "check `api_key`").await;
    check(Kind::Xsoar, "api_key", "wrong".into(), "check `api_key`").await;
    check(Kind::Slack, "token", "wrong".into(), "check `token`").await;
    check(Kind::Slack, "channel", "C1".into(), "invite the app").await;
    check(Kind::Jira, "auth", wrong.clone(), "check `auth`").await;
    check(Kind::ServicenowIncident, "auth", wrong.clone(), "check `auth`").await;
    check(Kind::ServicenowEvent, "auth", wrong, "check `auth`").await;
    check(Kind::SplunkHec, "token", "wrong".into(), "check `token`").await;
    check(
        Kind::Http,
        "secrets",
        serde_json::json!({"story": "wrong"}),
        "check `url` and `secrets.story`",
    )
    .await;
}

#[test]
fn a_preview_is_the_request_without_its_secrets() {
    for kind in Kind::HTTP {
        let destination = destination(kind.entry("https://soc.example"));
        for activity in [Activity::New, Activity::Updated, Activity::Resolved] {
            let shown = destination
                .trial()
                .preview(&sample::marked(activity, 1, 1_700_000_000_000))
                .unwrap();
            let text = shown.join("\n");
            assert!(
                text.contains("https://soc.example") || text.contains("***"),
                "{kind:?}: {text}"
            );
            assert!(!text.contains(TOKEN), "{kind:?}: {text}");
            assert!(
                text.lines().next().unwrap().contains("://") || text.starts_with("POST ***"),
                "{kind:?}: {text}"
            );
        }
    }
}

/// What is no text, or would be obeyed by a terminal, is not written to one.
#[test]
fn a_preview_is_for_people() {
    for kind in [
        Kind::File,
        Kind::Csv,
        Kind::Parquet,
        Kind::Kafka,
        Kind::Syslog,
        Kind::Email,
    ] {
        let url = match kind {
            Kind::Syslog | Kind::Email => "127.0.0.1:9",
            Kind::Kafka => "127.0.0.1:9/findings",
            _ => "/tmp",
        };
        let shown = destination(kind.entry(url))
            .trial()
            .preview(&sample::marked(Activity::New, 1, 1))
            .unwrap()
            .join("\n");
        assert!(
            !shown.contains(|c: char| c.is_control() && c != '\n'),
            "{kind:?}: {shown:?}"
        );
        assert!(
            shown.contains("tripline-test") || shown.contains("bytes that are no text"),
            "{kind:?}: {shown}"
        );
    }
}

/// A secret of one letter stands in every word; only where it is put is it left out.
#[test]
fn a_short_secret_hides_no_words() {
    let check = |kind: Kind, keys: serde_json::Value, expect: &str| {
        let mut entry = kind.entry("https://soc.example");
        entry.as_object_mut().unwrap().extend(keys.as_object().unwrap().clone());
        let shown = destination(entry)
            .trial()
            .preview(&sample::marked(Activity::New, 1, 1))
            .unwrap()
            .join("\n");
        assert!(
            shown.contains("nothing is wrong") && shown.contains("arn:aws:s3:::tripline-test"),
            "{kind:?}: {shown}"
        );
        assert!(shown.contains(expect), "{kind:?}: {shown}");
    };
    check(
        Kind::SplunkHec,
        serde_json::json!({"token": "a"}),
        "authorization: Splunk ***\n",
    );
    check(
        Kind::Pagerduty,
        serde_json::json!({"routing_key": "e"}),
        r#""routing_key": "***""#,
    );
    check(
        Kind::Opsgenie,
        serde_json::json!({"api_key": "s"}),
        "authorization: GenieKey ***\n",
    );
    let basic = serde_json::json!({"basic": {"user": "a", "password": "t"}});
    check(
        Kind::Jira,
        serde_json::json!({"auth": basic}),
        "authorization: Basic ***\n",
    );
    check(
        Kind::Slack,
        serde_json::json!({"token": "n"}),
        "authorization: Bearer ***\n",
    );
}

/// Where nobody answers, or somebody else does, what is said leads to what is to be mended.
#[tokio::test(flavor = "multi_thread")]
async fn what_an_answer_means_is_said() {
    use crate::faults::Fault::{self, Answer};
    let retry = vec![("retry-after", "30".to_owned())];
    let moved = vec![("location", "https://new.example/hook?key=word".to_owned())];
    let answers = [
        (Fault::status(401), "does not know the credential: check `secret`"),
        (Fault::status(403), "its rights"),
        (Fault::status(404), "check `url`"),
        (
            Answer(308, moved, String::new()),
            "the answer names https://new.example/hook",
        ),
        (Answer(429, retry, String::new()), "Retry-After: 30"),
        (
            Answer(400, Vec::new(), "no field x".to_owned()),
            "no field x: the destination refuses this finding",
        ),
        (Fault::status(503), "busy or away"),
        (Fault::Silent, "raise the timeout"),
    ];
    for (fault, expect) in answers {
        let mut world = World::of(Kind::Webhook).await;
        world.inject([fault.clone()]).await;
        let sent = destination(Kind::Webhook.hasty(&world.url))
            .trial()
            .send(&sample::marked(Activity::New, 1, 1))
            .await;
        let problem = sent.unwrap_err().to_string();
        assert!(
            problem.contains(expect) && !problem.contains("word"),
            "{fault:?}: {problem}"
        );
    }
    let (taken, plain) = (
        std::net::TcpListener::bind("127.0.0.1:0").unwrap(),
        World::of(Kind::Webhook).await,
    );
    let nobody = taken.local_addr().unwrap();
    drop(taken);
    for (url, expect) in [
        (format!("http://{nobody}"), "nobody listens there"),
        (plain.url.replace("http:", "https:"), "does not speak TLS"),
        ("https://no-such-host.invalid".to_owned(), "has no address here"),
    ] {
        let sent = destination(Kind::Pagerduty.entry(&url))
            .trial()
            .send(&sample::marked(Activity::New, 1, 1))
            .await;
        let problem = sent.unwrap_err().to_string();
        assert!(problem.contains(expect), "{url}: {problem}");
    }
}
