//! What an error of Kafka means for the caller: come again, or never.

use rdkafka::error::{KafkaError, RDKafkaErrorCode as Code};

use crate::bus::BusError;

/// The error of a call that may come again unless nothing helps.
pub fn of(doing: &str, error: &KafkaError) -> BusError {
    let text = format!("Kafka: {doing}: {error}");
    match error {
        KafkaError::ClientConfig(_, what, name, value) => {
            // The value may be a secret.
            let _ = value;
            BusError::Broken(format!("`bus.kafka.properties.\"{name}\"`: {what}"))
        }
        KafkaError::ClientCreation(what) => BusError::Broken(format!("Kafka: {what}; see `bus.kafka.properties`")),
        KafkaError::MessageConsumptionFatal(_) | KafkaError::Nul(_) => BusError::Broken(text),
        error => match code(error) {
            Some(code) if hopeless(code) => BusError::Broken(format!("{text}{}", advice(code))),
            _ => BusError::Busy(text),
        },
    }
}

/// An error that came by itself, with librdkafka's own words.
pub fn because(doing: &str, code: Code, reason: &str) -> BusError {
    let text = format!("Kafka: {doing}: {reason}{}", advice(code));
    if hopeless(code) {
        BusError::Broken(text)
    } else {
        BusError::Busy(text)
    }
}

/// The code of an error, where it has one.
fn code(error: &KafkaError) -> Option<Code> {
    match error {
        KafkaError::AdminOp(code) => Some(*code),
        error => error.rdkafka_error_code(),
    }
}

/// Whether no later attempt can do better. A topic that is not known is none of these: we looked for it before we began, and a broker
/// that is just starting may not know it yet.
pub fn hopeless(code: Code) -> bool {
    matches!(
        code,
        Code::Authentication
            | Code::SaslAuthenticationFailed
            | Code::UnsupportedSASLMechanism
            | Code::IllegalSASLState
            | Code::TopicAuthorizationFailed
            | Code::GroupAuthorizationFailed
            | Code::ClusterAuthorizationFailed
            | Code::TransactionalIdAuthorizationFailed
            | Code::UnknownPartition
            | Code::InvalidTopic
            | Code::InvalidPartitions
            | Code::InvalidReplicationFactor
            | Code::InvalidConfig
            | Code::InvalidRecord
            | Code::InvalidGroupId
            | Code::InvalidSessionTimeout
            | Code::InvalidTransactionTimeout
            | Code::InconsistentGroupProtocol
            | Code::UnsupportedVersion
            | Code::UnsupportedFeature
            | Code::UnsupportedForMessageFormat
            | Code::UnsupportedCompressionType
            | Code::PolicyViolation
            | Code::MessageSizeTooLarge
            | Code::InvalidMessageSize
    )
}

/// Whether it only says that brokers cannot be reached now. librdkafka repeats that many times a second, and logs it itself.
pub fn away(error: &KafkaError) -> bool {
    let codes = [
        Code::AllBrokersDown,
        Code::BrokerTransportFailure,
        Code::Resolve,
        Code::OperationTimedOut,
    ];
    code(error).is_some_and(|code| codes.contains(&code))
}

/// What to do about it.
fn advice(code: Code) -> &'static str {
    match code {
        Code::UnknownPartition => "; topics need as many partitions as `changes`",
        Code::Authentication | Code::SaslAuthenticationFailed => "; check the credentials in `bus.kafka.properties`",
        Code::UnsupportedSASLMechanism => "; this build has PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512",
        Code::TopicAuthorizationFailed
        | Code::GroupAuthorizationFailed
        | Code::ClusterAuthorizationFailed
        | Code::TransactionalIdAuthorizationFailed => {
            "; grant the user its topics, groups and transactional ids (docs/bus.md lists them)"
        }
        Code::MessageSizeTooLarge | Code::InvalidMessageSize => {
            "; the topic's max.message.bytes must hold twice `bus.max_record`"
        }
        Code::InvalidReplicationFactor => "; lower `bus.kafka.replication`",
        _ => "",
    }
}
