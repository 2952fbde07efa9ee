//! Answers of destinations: the first line is the status, the rest the body. Whatever comes, there is a meaning; success in other words than
//! the destination's is none, and no acknowledgement is confirmed that was not asked for.

use std::sync::OnceLock;

use pipeline::delivery::{AckId, Answer, Response};
use schemas::Activity;
use sinks::{Destination, Entry, build, sample};

use super::moment::NOW;

const SEEDS: [&str; 8] = [
    "200\n{\"text\":\"Success\",\"code\":0,\"ackId\":5}",
    "200\n{\"acks\":{\"0\":true,\"5\":false,\"7\":true}}",
    "400\n{\"text\":\"Invalid data format\",\"code\":6,\"invalid-event-number\":1}",
    "503\n{\"text\":\"Server is busy\",\"code\":9,\"invalid-event-number\":-1}",
    "403\n{\"error\":{\"code\":\"OperationFailed\",\"message\":\"The authentication token provided does not have access\"}}",
    "204\n",
    "413\n<html>too large</html>",
    "302\n",
];

const CONFIG: &str = "
[[sink]]
kind = 'splunk_hec'
name = 'splunk'
url = 'http://127.0.0.1:1'
token = 't'
ack = true
[[sink]]
kind = 'sentinel'
name = 'sentinel'
endpoint = 'http://127.0.0.1:1'
authority = 'http://127.0.0.1:1'
tenant = 'local'
client_id = 'c'
client_secret = 's'
rule = 'dcr-00000000000000000000000000000000'
[[sink]]
kind = 'webhook'
name = 'webhook'
url = 'http://127.0.0.1:1/hook'
secret = 'whsec_dHJpcGxpbmUtcmVjZWl2ZXItb24tdGhpcy1tYWNoaW5l'
";

/// An answer of HEC: it has a code, whatever else it says.
#[derive(serde::Deserialize)]
struct Coded {
    #[serde(rename = "code")]
    _code: serde::de::IgnoredAny,
}

/// What destinations say.
pub fn seeds() -> Vec<Vec<u8>> {
    SEEDS.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}

fn destinations() -> Result<&'static [Destination], String> {
    #[derive(serde::Deserialize)]
    struct Config {
        sink: Vec<Entry>,
    }
    static BUILT: OnceLock<Result<Vec<Destination>, String>> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let config: Config = toml::from_str(CONFIG).map_err(|error| error.to_string())?;
        build(&config.sink).map_err(|error| error.to_string())
    });
    built.as_deref().map_err(Clone::clone)
}

/// What each destination makes of it.
pub fn answers(data: &[u8]) -> Result<(), String> {
    let mut parts = data.splitn(2, |byte| *byte == b'\n');
    let status = parts
        .next()
        .and_then(|line| std::str::from_utf8(line).ok()?.trim().parse().ok());
    let (Some(status), Some(body)) = (status, parts.next()) else {
        return Ok(());
    };
    let response = Response {
        status,
        headers: Vec::new(),
        body: body.to_vec().into(),
    };
    let finding = sample::marked(Activity::New, 1, NOW);
    let asked = [AckId(5), AckId(9)];
    for destination in destinations()? {
        let (answer, acked) = destination.trial().answered(&finding, &response, &asked)?;
        if acked.iter().any(|ack| !asked.contains(ack)) {
            return Err(format!("{}: {acked:?} was not asked for", destination.name));
        }
        let taken = matches!(answer, Answer::Delivered { .. } | Answer::Accepted(_));
        let success = match destination.name.as_str() {
            "sentinel" => status == 204,
            // Texts that nobody reads need be no UTF-8, and no whole surrogates.
            "splunk" => serde_json::from_str::<Coded>(&String::from_utf8_lossy(body)).is_ok(),
            _ => (200..300).contains(&status),
        };
        if taken && !success {
            return Err(format!("{}: {status} is taken for success", destination.name));
        }
    }
    Ok(())
}
