//! What librdkafka says of properties before any client is made: it is asked, so that no list of ours grows old. Opens nothing.

use rdkafka::ClientConfig;
use rdkafka::error::KafkaError;
use rdkafka::types::RDKafkaConfRes;

use crate::config::{Problem, Secret};

/// Where librdkafka documents them.
const PAGE: &str = "https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md";

/// What stands for a value that is read from elsewhere.
const ELSEWHERE: &str = "x";

/// All properties that librdkafka does not know, has not been built with, or whose values it does not take.
pub fn problems<'a>(properties: impl Iterator<Item = (&'a String, &'a Secret)>) -> Vec<Problem> {
    properties.filter_map(|(name, value)| problem(name, value)).collect()
}

fn problem(name: &str, property: &Secret) -> Option<Problem> {
    let key = format!("bus.kafka.properties.\"{name}\"");
    let written = (!property.is_elsewhere()).then(|| property.expose().ok()).flatten();
    let mut config = ClientConfig::new();
    config.set(name, written.as_deref().unwrap_or(ELSEWHERE));
    let Err(KafkaError::ClientConfig(result, what, ..)) = config.create_native_config() else {
        return None;
    };
    let invalid = result == RDKafkaConfRes::RD_KAFKA_CONF_INVALID;
    // That a stand-in will not do says nothing of the value.
    if invalid && written.is_none() {
        return None;
    }
    // Its words may repeat the value, which may be a secret after all.
    let what = match &written {
        Some(value) if value.len() > 1 => what.replace(value.as_str(), "***"),
        _ => what,
    };
    let what = what.trim_end_matches('.').to_owned();
    let fix = if invalid {
        format!("write a value of {PAGE}")
    } else {
        format!("librdkafka has those of {PAGE}; remove it, or write its name as there")
    };
    Some(Problem::new(key, format!("is not taken by librdkafka: {what}"), fix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, value: &str, expect: Option<&str>) {
        let (property, value) = (name.to_owned(), Secret::new(value));
        let problems = problems([(&property, &value)].into_iter());
        match (problems.as_slice(), expect) {
            ([], None) => {}
            ([problem], Some(expect)) => {
                let text = problem.to_string();
                assert!(text.contains(expect) && text.contains(name), "{name}: {text}");
            }
            (problems, expect) => panic!("{name}: {problems:?}, not {expect:?}"),
        }
    }

    #[test]
    fn librdkafka_is_asked() {
        check("security.protocol", "SASL_SSL", None);
        check("linger.ms", "5", None);
        // One of topics, not of clients.
        check("message.timeout.ms", "60000", None);
        check("sasl.password", "env:KAFKA_PASSWORD", None);
        check("session.timeout.ms", "env:TIMEOUT", None);
        check("securty.protocol", "SASL_SSL", Some("No such configuration property"));
        check(
            "security.protokol",
            "file:/nowhere",
            Some("No such configuration property"),
        );
        check("security.protocol", "SASL-SSL", Some("Invalid value"));
        check("session.timeout.ms", "soon", Some("Invalid value"));
    }

    #[test]
    fn a_refused_value_is_not_repeated() {
        let (name, value) = ("session.timeout.ms".to_owned(), Secret::new("hunter2"));
        let problems = problems([(&name, &value)].into_iter());
        assert!(!problems[0].to_string().contains("hunter2"), "{problems:?}");
    }
}
