//! Filters of templates: texts cut to a platform's limits where everybody sees it, values for URLs. Pure.

use chrono::DateTime;
use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, Value};

pub(crate) fn add(environment: &mut Environment<'_>) {
    environment.add_filter("shorten", shorten);
    environment.add_filter("slack", slack);
    environment.add_filter("jira", jira);
    environment.add_filter("markdown", markdown);
    environment.add_filter("servicenow", servicenow);
    environment.add_filter("pretty", pretty);
    environment.add_filter("compact", compact);
    environment.add_filter("query", query);
    environment.add_filter("utc", utc);
}

/// At most so many characters; what is cut is said at the end. Nothing stays nothing.
fn shorten(value: &Value, most: usize) -> Result<Value, Error> {
    if value.is_undefined() || value.is_none() {
        return Ok(Value::from(()));
    }
    let text = text(value)?;
    Ok(Value::from(cut(&text, most)))
}

/// `text`, or its beginning and `… [cut: 1234 characters]`, the whole at most `most` characters.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let mark = format!("… [cut: {count} characters]");
    // A limit without room for the mark keeps as much of the text as it can.
    let (room, mark) = match most.checked_sub(mark.chars().count()) {
        Some(room) => (room, mark.as_str()),
        None => (most.saturating_sub(1), "…"),
    };
    let mut kept: String = text.chars().take(room).collect();
    // Half of what `slack` wrote for one character would be read as text.
    let half = |at: &usize| {
        ["&amp;", "&lt;", "&gt;"]
            .iter()
            .any(|whole| whole.starts_with(&kept[*at..]) && kept[*at..] != **whole)
    };
    if let Some(at) = kept.rfind('&').filter(half) {
        kept.truncate(at);
    }
    kept.push_str(mark);
    kept
}

/// JSON over several lines, for people.
fn pretty(value: &Value) -> Result<String, Error> {
    serde_json::to_string_pretty(value).map_err(|error| Error::new(ErrorKind::InvalidOperation, error.to_string()))
}

/// The three characters that Slack's mrkdwn takes for its own (docs.slack.dev/messaging/formatting-message-text), so that no text of a
/// finding becomes a link or calls a channel.
fn slack(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Characters with which Jira's wiki notation begins a macro, a link or an image, behind a backslash
/// (jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=escape), so that no text of a finding does, or ends the box that it stands in.
fn jira(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '{' | '[' | '!' | '\\') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// A text that stands in Markdown and links nowhere: no link or image has a space between its text and its target (CommonMark 0.31, section
/// 6.3).
fn markdown(text: &str) -> String {
    let plain = text.replace(|character: char| character.is_control() && character != '\n', " ");
    let plain = plain.replace("](", "] (").replace("][", "] [").replace("]:", "] :");
    plain.replace('<', "‹").replace('>', "›")
}

/// A text of a journal field of ServiceNow, which shows as HTML what stands between code tags
/// (www.servicenow.com/docs, "Journal field type").
fn servicenow(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at + 1);
        out.push_str(before);
        let word = from.strip_prefix('/').unwrap_or(from);
        if word.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("code")) {
            out.push(' ');
        }
        rest = from;
    }
    out.push_str(rest);
    out
}

/// JSON in one line, as a text: for platforms that want JSON within a JSON text.
fn compact(value: &Value) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::new(ErrorKind::InvalidOperation, error.to_string()))
}

/// A time in ms since the Unix epoch, written by a format of `strftime`, in UTC.
fn utc(millis: i64, format: &str) -> Result<String, Error> {
    let time = DateTime::from_timestamp_millis(millis);
    let time = time.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("{millis} is not a time")))?;
    Ok(time.format(format).to_string())
}

/// A value as it may stand in a URL's query or path.
fn query(value: &Value) -> Result<String, Error> {
    let text = text(value)?;
    // `+` for a blank is a query's alone; `%20` is right in both.
    let encoded: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
    Ok(encoded.replace('+', "%20"))
}

/// A text as it is, anything else as JSON.
fn text(value: &Value) -> Result<String, Error> {
    match (value.kind(), value.as_str()) {
        (ValueKind::String, Some(text)) => Ok(text.to_owned()),
        _ => serde_json::to_string(value).map_err(|error| Error::new(ErrorKind::InvalidOperation, error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_is_said() {
        let check = |text: &str, most: usize, expect: &str| assert_eq!(cut(text, most), expect);
        check("short", 5, "short");
        check(&"é".repeat(40), 30, &format!("{}… [cut: 40 characters]", "é".repeat(8)));
        check("longer", 3, "lo…");
        check("ab&amp;cdef", 5, "ab…");
        check("longer", 0, "…");
        for most in 1..60 {
            assert!(cut(&"x".repeat(100), most).chars().count() <= most);
        }
    }

    #[test]
    fn no_text_becomes_a_link() {
        let check = |text: &str, in_jira: &str, in_markdown: &str| {
            assert_eq!((jira(text).as_str(), markdown(text).as_str()), (in_jira, in_markdown));
        };
        check(
            "arn:aws:s3:::my_bucket-1",
            "arn:aws:s3:::my_bucket-1",
            "arn:aws:s3:::my_bucket-1",
        );
        check("[fix](http://e)", "\\[fix](http://e)", "[fix] (http://e)");
        check("[fix|http://e]", "\\[fix|http://e]", "[fix|http://e]");
        check("!http://e/x.png!", "\\!http://e/x.png\\!", "!http://e/x.png!");
        check(
            "![x][1]\n[1]: http://e",
            "\\!\\[x]\\[1]\n\\[1]: http://e",
            "![x] [1]\n[1] : http://e",
        );
        check("{noformat}{html}<b>", "\\{noformat}\\{html}<b>", "{noformat}{html}‹b›");
    }

    #[test]
    fn no_text_becomes_html_in_a_journal() {
        let check = |text: &str, expect: &str| assert_eq!(servicenow(text), expect);
        check(
            "[code]<a href=\"http://e\">x</a>[/code]",
            "[ code]<a href=\"http://e\">x</a>[ /code]",
        );
        check("[[CoDe]x[/CODE]]", "[[ CoDe]x[ /CODE]]");
        check("[1, 2] [", "[1, 2] [");
        check("[ümläut]", "[ümläut]");
    }

    #[test]
    fn values_stand_in_urls() {
        let check = |value: &str, expect: &str| assert_eq!(query(&Value::from(value)).unwrap_or_default(), expect);
        check("a b&c=d/é", "a%20b%26c%3Dd%2F%C3%A9");
    }
}
