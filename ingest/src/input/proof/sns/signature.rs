//! The signature of an SNS message: what is signed, and by which certificate.

use base64::Engine;
use ring::signature::{RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use x509_parser::prelude::{FromDer, X509Certificate};

use super::message::Message;
use crate::input::proof::Refusal;

/// The first certificate of a PEM file.
pub(super) fn from_pem(pem: &[u8]) -> Option<Vec<u8>> {
    let (_, pem) = x509_parser::pem::parse_x509_pem(pem).ok()?;
    X509Certificate::from_der(&pem.contents).ok()?;
    Some(pem.contents)
}

/// Whether the certificate signed the message and holds now.
pub(super) fn check(message: &Message, certificate: &[u8], now: i64) -> Result<(), Refusal> {
    let (_, certificate) =
        X509Certificate::from_der(certificate).map_err(|_| Refusal::Wrong("the signing certificate cannot be read"))?;
    let (seconds, validity) = (now / 1000, certificate.validity());
    if seconds < validity.not_before.timestamp() || seconds > validity.not_after.timestamp() {
        return Err(Refusal::Expired("the signing certificate does not hold now"));
    }
    // Version 1 signs a SHA-1 digest, version 2 a SHA-256 digest.
    let algorithm = match message.signature_version.as_str() {
        "1" => &RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY,
        "2" => &RSA_PKCS1_2048_8192_SHA256,
        _ => return Err(Refusal::Wrong("the signature's version is unknown")),
    };
    let signature = base64::engine::general_purpose::STANDARD
        .decode(&message.signature)
        .map_err(|_| Refusal::Wrong("the signature is not Base64"))?;
    let key = certificate.public_key().subject_public_key.data.as_ref();
    UnparsedPublicKey::new(algorithm, key)
        .verify(signed_text(message).as_bytes(), &signature)
        .map_err(|_| Refusal::Wrong("the signature is not of this message"))
}

/// Names and values, each on a line of its own, in the order of the names; a subject only where there is one.
fn signed_text(message: &Message) -> String {
    let subject = message.subject.as_deref();
    let fields: Vec<(&str, Option<&str>)> = match message.kind.as_str() {
        "Notification" => vec![
            ("Message", Some(&message.message)),
            ("MessageId", Some(&message.message_id)),
            ("Subject", subject),
            ("Timestamp", Some(&message.timestamp)),
            ("TopicArn", Some(&message.topic_arn)),
            ("Type", Some(&message.kind)),
        ],
        _ => vec![
            ("Message", Some(&message.message)),
            ("MessageId", Some(&message.message_id)),
            ("SubscribeURL", message.subscribe_url.as_deref()),
            ("Timestamp", Some(&message.timestamp)),
            ("Token", message.token.as_deref()),
            ("TopicArn", Some(&message.topic_arn)),
            ("Type", Some(&message.kind)),
        ],
    };
    fields
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| format!("{name}\n{value}\n")))
        .collect()
}
