//! Incident-response platforms: what is open at Tripline is open there, and nothing else; limits hold whatever a finding says.

use schemas::{Activity, Finding, Severity, Verdict};

use crate::finding::{finding, id};
use crate::tools::{program, receivers};
use crate::world::{Kind, World, destination, until};

/// Those whose stand-in keeps incidents.
const KEEPING: [Kind; 8] = [
    Kind::Jira,
    Kind::Opsgenie,
    Kind::Pagerduty,
    Kind::ServicenowEvent,
    Kind::ServicenowIncident,
    Kind::Slack,
    Kind::Thehive,
    Kind::Xsoar,
];

fn event(bucket: usize, sequence: i64, activity: Activity) -> Finding {
    let mut finding = finding(bucket, sequence, "");
    finding.activity = activity;
    finding.verdict = match activity {
        Activity::Resolved => Verdict::Pass,
        Activity::Unknown => Verdict::Unknown,
        _ => Verdict::Fail,
    };
    finding
}

/// One life after the other; after each event what must be open.
#[tokio::test(flavor = "multi_thread")]
async fn incidents_open_update_resolve_and_reopen() {
    let life = [
        (Activity::New, true),
        (Activity::Updated, true),
        (Activity::Unknown, true),
        (Activity::Resolved, false),
        (Activity::Reopened, true),
        (Activity::Suppressed, false),
    ];
    for kind in KEEPING {
        let options = kind.options();
        let incidents = options.incidents.clone();
        let mut world = World::with(options).await;
        let running = world.start(destination(kind.entry(&world.url)));
        let mut expect = Vec::new();
        for (sequence, (activity, open)) in (1..).zip(life) {
            let sent = event(0, sequence, activity);
            expect.push(id(&sent));
            world.publish(std::slice::from_ref(&sent)).await;
            world.arrivals(1).await;
            let delivered = || {
                incidents
                    .all()
                    .values()
                    .next()
                    .is_some_and(|incident| incident.open == open)
            };
            until(async || delivered().then_some(())).await;
        }
        running.stop().await;
        let all = incidents.all();
        assert_eq!(all.len(), 1, "{kind:?}: one finding, one incident: {all:?}");
        let incident = all.values().next().unwrap();
        assert_eq!(incident.events, expect, "{kind:?}");
        world.no_dead_letters().await;
    }
}

/// What ends without having been opened there (an old finding, a new destination) opens nothing.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_never_opened_is_not_resolved() {
    for kind in [
        Kind::Jira,
        Kind::ServicenowIncident,
        Kind::Slack,
        Kind::Thehive,
        Kind::Xsoar,
    ] {
        let options = kind.options();
        let incidents = options.incidents.clone();
        let mut world = World::with(options).await;
        let sent = [event(0, 2, Activity::Resolved), event(0, 3, Activity::Reopened)];
        world.publish(&sent).await;
        let running = world.start(destination(kind.entry(&world.url)));
        world.arrivals(1).await;
        running.stop().await;
        let all = incidents.all();
        assert_eq!(
            all.values().next().map(|incident| incident.events.clone()),
            Some(vec![id(&sent[1])]),
            "{kind:?}"
        );
    }
}

/// A finding that matters more than it did says so where the platform has a place for it; and one whose update is the first that is told
/// there, because a filter let nothing through before, is open there.
#[tokio::test(flavor = "multi_thread")]
async fn an_update_is_seen() {
    for (kind, before, after) in [
        (Kind::Pagerduty, "warning", "critical"),
        (Kind::Opsgenie, "P3", "P1"),
        (Kind::ServicenowEvent, "3", "1"),
        (Kind::ServicenowIncident, "2/2", "1/1"),
        (Kind::Thehive, "2", "4"),
        (Kind::Jira, "", ""),
        (Kind::Slack, "", ""),
        (Kind::Xsoar, "", ""),
    ] {
        let options = kind.options();
        let incidents = options.incidents.clone();
        let mut world = World::with(options).await;
        let mut told = [
            event(0, 1, Activity::New),
            event(0, 2, Activity::Updated),
            event(1, 2, Activity::Updated),
        ];
        told[0].rule.severity = Severity::Medium;
        told[1].rule.severity = Severity::Critical;
        told[2].rule.severity = Severity::Critical;
        let running = world.start(destination(kind.entry(&world.url)));
        world.publish(&told[..1]).await;
        world.arrivals(1).await;
        let of = |finding: &Finding| {
            let all = incidents.all();
            let mut found = all.iter().filter(|(key, _)| key.contains(&finding.uid));
            found
                .next()
                .map(|(_, incident)| (incident.open, incident.grade.clone()))
        };
        // It is there a moment after the arrival is noted.
        let noted = async {
            while of(&told[0]) != Some((true, before.to_owned())) {
                tokio::task::yield_now().await;
            }
        };
        let noted = tokio::time::timeout(crate::world::PATIENCE, noted).await;
        assert!(noted.is_ok(), "{kind:?}: {:?}", of(&told[0]));
        world.publish(&told[1..]).await;
        world.arrivals(2).await;
        running.stop().await;
        for finding in &told[1..] {
            assert_eq!(of(finding), Some((true, after.to_owned())), "{kind:?}");
        }
        world.no_dead_letters().await;
    }
}

/// How many blocks a message has that Slack's own SDK takes.
fn blocks(message: &serde_json::Value) -> usize {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), message.to_string()).unwrap();
    let script = receivers().join("check_blocks.py");
    let ran = std::process::Command::new(program("python.sh"))
        .arg(script)
        .arg(file.path())
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap().trim().parse().unwrap()
}

/// Long, wide and odd texts everywhere: cut where the platform's limits say so, visibly, and never refused.
#[tokio::test(flavor = "multi_thread")]
async fn limits_hold_whatever_a_finding_says() {
    for kind in Kind::HTTP.into_iter().filter(|kind| !Kind::WHOLE.contains(kind)) {
        let mut world = World::of(kind).await;
        let mut sent = event(0, 1, Activity::New);
        let long = |text: &str| text.repeat(100_000 / text.len());
        sent.rule.title = long("東京\n{{ title }} \" ");
        sent.rule.description = long("🦀 <b>");
        sent.rule.remediation.console = long("fix {% raw %} ");
        sent.rule.remediation.cli = Some(long("$(id) "));
        sent.resource.name = Some(long("name "));
        sent.resource.context.owner = Some(long("owner "));
        sent.change.actor = Some(long("actor "));
        sent.evidence = serde_json::json!({"list": vec!["🦀"; 20_000]}).to_string();
        world.publish(std::slice::from_ref(&sent)).await;
        let running = world.start(destination(kind.entry(&world.url)));
        let arrival = if kind == Kind::Tines {
            // The whole finding, which has no limit but the story's.
            running.stop().await;
            continue;
        } else {
            world.arrivals(1).await.remove(0)
        };
        assert!(arrival.finding.to_string().contains("… [cut: "), "{kind:?}");
        if kind == Kind::Slack {
            assert!(blocks(&arrival.wrapped) >= 5);
        }
        running.stop().await;
        world.no_dead_letters().await;
    }
}

/// A title that is as long as it may be stays whole, one that is longer by a character is cut, and neither is refused: in Latin letters and in
/// characters of two halves in UTF-16.
#[tokio::test(flavor = "multi_thread")]
async fn a_title_of_the_longest_length_stays_whole() {
    // Where the title stands, how long the text may be, and what else is in it.
    for (kind, pointer, most, around) in [
        (Kind::Pagerduty, "/payload/summary", 1024, 10),
        (Kind::Jira, "/fields/summary", 255, 10),
        (Kind::Opsgenie, "/message", 130, 10),
        (Kind::ServicenowIncident, "/short_description", 160, 10),
        (Kind::Thehive, "/title", 512, 10),
        (Kind::Xsoar, "/name", 255, 10),
        (Kind::Slack, "/blocks/0/text/text", 150, 6),
        (Kind::Teams, "/attachments/0/content/body/0/text", 300, 6),
    ] {
        let mut world = World::of(kind).await;
        let running = world.start(destination(kind.entry(&world.url)));
        let titles = [
            ("x", most - 1),
            ("x", most),
            ("x", most + 1),
            ("🦀", most),
            ("🦀", most + 1),
        ];
        for (bucket, (letter, length)) in titles.into_iter().enumerate() {
            let mut sent = event(bucket, 1, Activity::New);
            sent.rule.title = letter.repeat(length - around);
            world.publish(std::slice::from_ref(&sent)).await;
            let arrival = world.arrivals(1).await.remove(0);
            let text = arrival.wrapped.pointer(pointer).unwrap().as_str().unwrap().to_owned();
            assert_eq!(text.chars().count(), length.min(most), "{kind:?}: {text}");
            assert_eq!(text.contains("[cut: "), length > most, "{kind:?}: {text}");
        }
        running.stop().await;
        world.no_dead_letters().await;
    }
}
