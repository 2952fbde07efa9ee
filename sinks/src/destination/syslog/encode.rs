//! A finding as one frame: its length, the header, the message (RFC 5424, section 6; RFC 5425, section 4.3; RFC 6587, section 3.4.1).

use chrono::{DateTime, SecondsFormat};
use schemas::ocsf;
use schemas::{Activity, Finding, Severity};

use super::config::{Config, Format};
use super::{cef, leef};

/// What stands for evidence for which there is no room.
const CUT: &str = r#"{"cut":"more than the receiver takes in a message"}"#;

pub(super) fn frame(config: &Config, finding: &Finding, told: i64) -> Result<Vec<u8>, String> {
    let head = header(config, finding, told);
    let room = config.max_message.0.saturating_sub(head.len());
    let body = match config.format {
        Format::Cef => fitting(finding, room, |finding| Ok(cef::message(finding, told)))?,
        Format::Leef => fitting(finding, room, |finding| Ok(leef::message(finding, told)))?,
        Format::Ocsf => fitting(finding, room, ocsf)?,
    };
    let length = head.len() + body.len();
    Ok(format!("{length} {head}{body}").into_bytes())
}

/// The message, without its evidence where that leaves no room.
fn fitting(
    finding: &Finding,
    room: usize,
    message: impl Fn(&Finding) -> Result<String, String>,
) -> Result<String, String> {
    let whole = message(finding)?;
    if whole.len() <= room {
        return Ok(whole);
    }
    let mut cut = finding.clone();
    CUT.clone_into(&mut cut.evidence);
    let cut = message(&cut)?;
    if cut.len() <= room {
        return Ok(cut);
    }
    Err(format!(
        "{} bytes without its evidence, more than `max_message`: raise it there and at the receiver",
        cut.len()
    ))
}

fn ocsf(finding: &Finding) -> Result<String, String> {
    serde_json::to_string(&ocsf::event(finding)).map_err(|error| error.to_string())
}

/// `<131>1 2026-11-25T13:00:00.123Z tripline tripline - new - `
fn header(config: &Config, finding: &Finding, told: i64) -> String {
    let severity = match (finding.activity, finding.rule.severity) {
        (Activity::Resolved | Activity::Suppressed, _) | (_, Severity::Low) => 5,
        (_, Severity::Critical) => 2,
        (_, Severity::High) => 3,
        (_, Severity::Medium) => 4,
        (_, Severity::Informational) => 6,
    };
    let priority = u32::from(config.facility) * 8 + severity;
    let (hostname, activity) = (&config.hostname, finding.activity.as_str());
    format!("<{priority}>1 {} {hostname} tripline - {activity} - ", time(told))
}

fn time(millis: i64) -> String {
    let time = DateTime::from_timestamp_millis(millis).unwrap_or_default();
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn check(format: &str, evidence: &str, expect: &str) -> Result<String, String> {
        let config = serde_json::json!({"name": "s", "address": "h:1", "format": format});
        let config: Config = serde_json::from_value(config).unwrap();
        let mut finding = sample::marked(Activity::New, 1, 1_700_000_000_123);
        finding.evidence = evidence.to_owned();
        let frame = String::from_utf8(super::frame(&config, &finding, 1_700_000_000_999)?).unwrap();
        let (length, rest) = frame.split_once(' ').unwrap();
        assert_eq!(length.parse::<usize>().unwrap(), rest.len(), "{frame}");
        assert!(rest.len() <= 8_192 && !rest.contains('\n'), "{rest}");
        assert!(
            rest.starts_with("<133>1 2023-11-14T22:13:20.999Z tripline tripline - new - "),
            "{rest}"
        );
        assert!(rest.contains(expect), "{rest}");
        Ok(rest.to_owned())
    }

    #[test]
    fn each_form_is_a_frame_of_its_length() {
        let title = "TEST by Tripline: nothing is wrong";
        let cef = check(
            "cef",
            r#"{"a":"b=c\\"}"#,
            &format!(
                "CEF:0|Tripline|Tripline|{}|tripline_sink_test|{title}|3|",
                env!("CARGO_PKG_VERSION")
            ),
        )
        .unwrap();
        assert!(cef.contains(r#"cs5={"a":"b\=c\\\\"}"#), "{cef}");
        let leef = check("leef", "{\"a\":1}", "LEEF:2.0|Tripline|Tripline|").unwrap();
        assert!(leef.contains("|x09|") && leef.contains("\tsev=3\t"), "{leef}");
        check("ocsf", "{\"a\":1}", "\"class_uid\":2003").unwrap();
        for format in ["cef", "leef", "ocsf"] {
            let long = serde_json::json!({ "a": "ü|=\\\n".repeat(4_000) }).to_string();
            check(format, &long, "more than the receiver takes").unwrap();
        }
    }

    #[test]
    fn no_text_of_a_record_becomes_a_line_or_a_field() {
        let mut finding = sample::marked(Activity::New, 1, 1_700_000_000_123);
        let hostile = "a|b=c\\\r\n<131>1 - - fake\tcs1=x\u{1b}[2J\0\u{9b}\u{2028}\u{202e}CEF:0|";
        finding.resource.uid = hostile.to_owned();
        finding.resource.account = Some(hostile.to_owned());
        finding.change.actor = Some(hostile.to_owned());
        finding.rule.title = "a|b=c\\\r\n\u{1b}[2J".to_owned();
        finding.rule.id = finding.rule.title.clone();
        finding.reason = Some(hostile.to_owned());
        for format in ["cef", "leef", "ocsf"] {
            let config = serde_json::json!({"name": "s", "address": "h:1", "format": format});
            let config: Config = serde_json::from_value(config).unwrap();
            let frame = String::from_utf8(super::frame(&config, &finding, 1_700_000_000_999).unwrap()).unwrap();
            let divider = |character: &char| *character == '\t' && format == "leef";
            // JSON leaves those beyond ASCII as they are.
            let obeyed = |character: &char| cef::is_obeyed(*character) && (format != "ocsf" || character.is_ascii());
            let controls = frame.chars().filter(|c| obeyed(c) && !divider(c)).count();
            assert_eq!(controls, 0, "{frame:?}");
            match format {
                "cef" => {
                    // Seven bars divide the header; those of texts are behind a backslash.
                    let bars = frame.match_indices('|').filter(|(at, _)| !frame[..*at].ends_with('\\'));
                    assert!(
                        bars.count() >= 7 && frame.contains("a\\|b=c") && frame.contains("a|b\\=c"),
                        "{frame}"
                    );
                    assert!(!frame.contains(" cs1=x"), "{frame}");
                }
                "leef" => assert!(!frame.contains("\tcs1=x"), "{frame}"),
                _ => {}
            }
        }
    }
}
