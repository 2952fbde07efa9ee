//! Topics with more partitions: what was open before is known after, and goes on where it was.

use receiver::Endpoint;

use crate::DOORS;
use crate::process::until;
use crate::site::{Site, pod};

const PODS: usize = 6;

#[tokio::test(flavor = "multi_thread")]
async fn findings_live_on_when_the_topics_grow() {
    let mut site = Site::kafka().await;
    let processes = site.start(&[&["run"]]).await;
    for number in 0..PODS {
        site.post(pod(&format!("pod-{number}"), true, 1)).await;
    }
    // What is not read holds it up.
    for door in DOORS {
        for _ in 0..PODS {
            site.arrival(door, |_| true).await;
        }
    }
    site.keep(processes);
    let grow: &[&str] = &["topics", "grow", "--partitions", "7"];
    let mut early = site.process(grow);
    assert_eq!(early.ended().await, Some(2), "it runs: {early:?}");
    site.end().await;

    // Until the group has noticed that its members left.
    until("the topics grow", async || site.process(grow).ended().await == Some(0)).await;
    site.run(&["topics", "check"]).await;
    let processes = site.start(&[&["run"]]).await;
    for number in 0..PODS {
        site.post(pod(&format!("pod-{number}"), false, 2)).await;
    }
    for _ in 0..PODS {
        let finding = site.arrival(Endpoint::Webhook, |_| true).await;
        assert_eq!(finding["activity_id"], 3, "{finding}");
        assert_eq!(finding["metadata"]["sequence"], 2, "{finding}");
    }
    site.keep(processes);
    site.end().await;
}
