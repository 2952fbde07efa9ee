//! A finding as a message (RFC 5322): the same each time it is made but for MIME's boundaries, so that a repeat has the same Message-ID.

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::date::Date;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use schemas::Finding;
use serde::Deserialize;
use serde_json::Value;

use super::config::Config;
use crate::destination::http;

/// A line of a header beyond this is shown by few programs.
const SUBJECT: usize = 200;

/// What a message says, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    subject: String,
    text: String,
    html: Option<String>,
}

/// The template's texts, compiled.
pub(super) struct Texts {
    environment: Environment<'static>,
    html: bool,
    /// Whether a text of it may name the whole event.
    with_ocsf: bool,
}

impl Texts {
    /// The error names what is wrong and where.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let template: Template = toml::from_str(text).map_err(|error| format!("is not understood: {error}"))?;
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|name| match name {
            "html" => AutoEscape::Html,
            _ => AutoEscape::None,
        });
        http::add_filters(&mut environment);
        let html = template.html.is_some();
        let texts = [
            ("subject", Some(template.subject)),
            ("text", Some(template.text)),
            ("html", template.html),
        ];
        for (name, text) in texts.into_iter().filter_map(|(name, text)| Some((name, text?))) {
            let added = environment.add_template_owned(name, text);
            added.map_err(|error| format!("does not work: `{name}`: {error}"))?;
        }
        let with_ocsf = text.contains("ocsf");
        Ok(Self {
            environment,
            html,
            with_ocsf,
        })
    }

    fn render(&self, name: &str, context: &serde_json::Map<String, Value>) -> Result<String, String> {
        let template = self.environment.get_template(name);
        let rendered = template.and_then(|template| template.render(context));
        rendered.map_err(|error| format!("does not work: `{name}`: {error}"))
    }

    /// The message; `told` is when the bus took the finding, ms since the Unix epoch.
    pub(super) fn message(&self, config: &Config, finding: &Finding, told: i64) -> Result<Vec<u8>, String> {
        let context = context(finding, self.with_ocsf);
        let subject = http::cut(&one_line(&self.render("subject", &context)?), SUBJECT);
        let name = |sequence: i64| format!("{}.{sequence}@{}", finding.uid, config.domain());
        let people = config.to.as_slice().iter();
        let mut message = MessageBuilder::new()
            .message_id(MessageId::new(name(finding.sequence)))
            .date(Date::new(told / 1_000))
            .from(Address::new_address(Some("Tripline"), config.from.as_str()))
            .to(Address::new_list(
                people
                    .map(|to| Address::new_address(None::<&str>, to.as_str()))
                    .collect(),
            ))
            .subject(subject)
            // RFC 3834: no answers of absent people.
            .header("Auto-Submitted", Raw::new("auto-generated"))
            .header(
                "X-Tripline-Event",
                Raw::new(format!("{}:{}", finding.uid, finding.sequence)),
            )
            .text_body(self.render("text", &context)?.trim_start().to_owned());
        if finding.sequence > 1 {
            message = message.in_reply_to(name(1)).references(name(1));
        }
        if self.html {
            message = message.html_body(self.render("html", &context)?.trim_start().to_owned());
        }
        message.write_to_vec().map_err(|error| error.to_string())
    }
}

/// What a template may say. No name within has lines of its own, which would look like ours, nor controls, which a mail program on a
/// terminal would obey.
fn context(finding: &Finding, with_ocsf: bool) -> serde_json::Map<String, Value> {
    let mut context = http::context(finding, with_ocsf);
    for name in ["resource", "actor", "title", "rule"] {
        context.get_mut(name).into_iter().for_each(line_by_line);
    }
    context
}

fn line_by_line(value: &mut Value) {
    match value {
        Value::String(text) => *text = text.replace(char::is_control, " "),
        Value::Array(list) => list.iter_mut().for_each(line_by_line),
        Value::Object(object) => object.values_mut().for_each(line_by_line),
        _ => {}
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_a_record_becomes_markup_a_header_or_a_line_of_ours() {
        let texts = Texts::parse(include_str!("template.toml")).unwrap();
        let hostile = "x\r\nBcc: a@b\r\n\nFix: forged\u{1b}[2J<script>\"'&</td>";
        let mut finding = crate::sample::marked(schemas::Activity::New, 1, 1_700_000_000_123);
        finding.resource.uid = hostile.to_owned();
        finding.resource.name = Some(hostile.to_owned());
        finding.resource.account = Some(hostile.to_owned());
        finding.resource.context.owner = Some(hostile.to_owned());
        finding.change.actor = Some(hostile.to_owned());
        finding.rule.title = hostile.to_owned();
        finding.evidence = serde_json::json!({ "name": hostile }).to_string();
        let context = context(&finding, false);
        let [subject, text, html] = ["subject", "text", "html"].map(|name| texts.render(name, &context).unwrap());
        assert!(!one_line(&subject).contains(char::is_control), "{subject:?}");
        for shown in [&text, &html] {
            assert!(
                !shown.contains("\nBcc") && !shown.contains("\nFix: forged") && !shown.contains('\u{1b}'),
                "{shown}"
            );
        }
        assert!(
            !html.contains("<script") && !html.contains("forged\u{1b}") && !html.contains("\"'&</td>"),
            "{html}"
        );
    }
}
