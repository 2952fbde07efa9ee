//! Amazon SNS: "Verifying the signatures of Amazon SNS messages", AWS documentation. Everybody with an AWS account can have SNS sign, so the
//! signature says only that it is SNS; the list of topics says whom we trust.

mod message;
mod signature;

use message::Message;
use url::Url;

use super::fetch::Fetcher;
use super::fetched::Fetched;
use super::{Refusal, allowed};
use crate::config::Sns as Config;
use crate::field;

/// How far ahead SNS's clock may be.
const AHEAD: i64 = 300_000;

/// Checks messages of SNS.
pub struct Sns {
    config: Config,
    fetcher: Fetcher,
    certificates: Fetched,
}

/// A message whose proof holds.
#[derive(Debug, PartialEq, Eq)]
pub enum Notice {
    /// Records; with the message's id, to be remembered once they are on the bus.
    Notification(String),
    /// The subscription is confirmed now.
    Confirmed,
    /// The subscription waits for its owner, because the config says that we do not confirm.
    Unconfirmed,
    /// The subscription is gone.
    Unsubscribed,
}

impl Sns {
    /// A check of what the config names.
    pub fn new(config: &Config, fetcher: Fetcher) -> Self {
        Self {
            config: config.clone(),
            certificates: Fetched::new(fetcher.clone()),
            fetcher,
        }
    }

    /// Whether SNS sent the body, for one of our topics, lately.
    pub async fn check(&self, body: &[u8], now: i64) -> Result<Notice, Refusal> {
        let message: Message = serde_json::from_slice(body)
            .map_err(|_| Refusal::Missing("not a signed message of SNS; turn raw message delivery off"))?;
        if !allowed(&self.config.topics, &message.topic_arn) {
            return Err(Refusal::NotAllowed("the topic is not in the config"));
        }
        let certificate = self.certificate(&message, now).await?;
        signature::check(&message, &certificate, now)?;
        let time = field::parse_time(&message.timestamp).ok_or(Refusal::Wrong("the message's time cannot be read"))?;
        if time < now.saturating_sub(self.config.max_age.millis()) {
            return Err(Refusal::Expired("the message is too old"));
        }
        if time > now.saturating_add(AHEAD) {
            return Err(Refusal::Expired("the message is of the future; the clocks differ"));
        }
        match message.kind.as_str() {
            "Notification" => Ok(Notice::Notification(message.message_id)),
            "SubscriptionConfirmation" if !self.config.confirm => Ok(Notice::Unconfirmed),
            "SubscriptionConfirmation" => self.confirm(&message).await.map(|()| Notice::Confirmed),
            "UnsubscribeConfirmation" => Ok(Notice::Unsubscribed),
            _ => Err(Refusal::Wrong("the type of message is unknown")),
        }
    }

    async fn certificate(&self, message: &Message, now: i64) -> Result<Vec<u8>, Refusal> {
        const FOREIGN: Refusal = Refusal::Wrong("the signing certificate is not on one of Amazon's hosts");
        let url = amazon(&message.signing_cert_url).ok_or(FOREIGN)?;
        if !url.path().ends_with(".pem") || url.query().is_some() {
            return Err(FOREIGN);
        }
        let read =
            |pem: &[u8]| signature::from_pem(pem).ok_or(Refusal::Wrong("the signing certificate cannot be read"));
        self.certificates.get(&url, now, read).await
    }

    async fn confirm(&self, message: &Message) -> Result<(), Refusal> {
        const FOREIGN: Refusal = Refusal::Wrong("the confirmation does not lead to Amazon's hosts");
        let url = message.subscribe_url.as_deref().and_then(amazon).ok_or(FOREIGN)?;
        let query = |name: &str| {
            url.query_pairs()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.into_owned())
        };
        let confirms = query("Action").as_deref() == Some("ConfirmSubscription");
        if !confirms || query("TopicArn").as_deref() != Some(message.topic_arn.as_str()) {
            return Err(FOREIGN);
        }
        self.fetcher
            .get(&url)
            .await
            .map_err(|error| Refusal::Unverifiable(error.to_string()))?;
        tracing::info!(topic = message.topic_arn, "subscription confirmed");
        Ok(())
    }
}

/// The URL, if it is HTTPS on a host of SNS: `sns.<region>.amazonaws.com`, in China `.com.cn`.
fn amazon(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let host = url.host_str()?;
    let region = host.strip_prefix("sns.")?;
    let region = region
        .strip_suffix(".amazonaws.com")
        .or_else(|| region.strip_suffix(".amazonaws.com.cn"))?;
    let plain = region.len() >= 3
        && region
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let bare =
        url.port().is_none() && url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    (url.scheme() == "https" && plain && bare).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expect: bool) {
        assert_eq!(amazon(url).is_some(), expect, "{url}");
    }

    #[test]
    fn only_amazons_hosts() {
        check(
            "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0.pem",
            true,
        );
        check("https://sns.cn-north-1.amazonaws.com.cn/x.pem", true);
        check("http://sns.eu-central-1.amazonaws.com/x.pem", false);
        check("https://sns.eu-central-1.amazonaws.com:8443/x.pem", false);
        check("https://a@sns.eu-central-1.amazonaws.com/x.pem", false);
        check("https://sns.eu-central-1.amazonaws.com.evil.example/x.pem", false);
        check("https://evil.example/sns.eu-central-1.amazonaws.com/x.pem", false);
        check("https://sns.evil.example.amazonaws.com/x.pem", false);
        check("https://sns..amazonaws.com/x.pem", false);
        check("https://bucket.s3.eu-central-1.amazonaws.com/x.pem", false);
        check("file:///x.pem", false);
    }
}
