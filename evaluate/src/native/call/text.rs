//! DataFusion's functions of texts.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::surroundings::Surroundings;
use crate::native::budget::fits;
use crate::native::function::{Edges, Function};
use crate::native::pattern::Pattern;
use crate::native::value::{Fault, Value};

/// DataFusion's `base64`: padded or not.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

pub(super) fn call<'a>(function: Function, args: &[Value<'a>], around: Surroundings<'a>) -> Result<Value<'a>, Fault> {
    if function == Function::Concat {
        let texts = args.iter().filter_map(|value| value.text());
        fits(texts.clone().map(str::len).sum(), around.over)?;
        return Ok(Value::Text(around.arena.alloc_str(&texts.collect::<String>())));
    }
    if function == Function::ArrayToString {
        return joined(args, around);
    }
    if args.iter().any(|value| value.is_null()) && function != Function::StringToArray {
        return Ok(Value::Null);
    }
    let Some(text) = args.first().and_then(|value| value.text()) else {
        return Ok(Value::Null);
    };
    compute(function, text, args, around)
}

fn compute<'a>(
    function: Function,
    text: &'a str,
    args: &[Value<'a>],
    around: Surroundings<'a>,
) -> Result<Value<'a>, Fault> {
    use Function as F;
    let arena = around.arena;
    let new = |text: &str| Value::Text(arena.alloc_str(text));
    let second = args.get(1).and_then(|value| value.text());
    let other = second.unwrap_or_default();
    let number = |index: usize| args.get(index).and_then(|value| value.int());
    Ok(match function {
        F::Lower if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) => Value::Text(text),
        F::Upper if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_lowercase()) => Value::Text(text),
        F::Lower => new(&text.to_lowercase()),
        F::Upper => new(&text.to_uppercase()),
        F::StartsWith => Value::Bool(text.starts_with(other)),
        F::EndsWith => Value::Bool(text.ends_with(other)),
        F::Contains => Value::Bool(text.contains(other)),
        F::SplitPart => Value::Text(part(text, other, number(2).unwrap_or_default())?),
        F::Replace => {
            let to = args.get(2).and_then(|value| value.text()).unwrap_or_default();
            if to.len() > other.len() {
                let times = text.matches(other).count();
                fits(text.len().saturating_add(times.saturating_mul(to.len())), around.over)?;
            }
            new(&text.replace(other, to))
        }
        F::Trim(edges) => Value::Text(trim(text, second.unwrap_or(" "), edges)),
        F::Substr => Value::Text(substr(text, number(1).unwrap_or_default(), number(2))?),
        F::Strpos => position(text, other).into(),
        F::CharacterLength => count(text).into(),
        F::Join => new(&[text, other].concat()),
        F::RegexpMatch { pattern } => matched(text, &around.graph.patterns[pattern as usize], around),
        F::RegexpReplace { pattern, all } => match &around.graph.patterns[pattern as usize] {
            Pattern::Regex(regex) => replaced(text, regex, other, all, around)?,
            _ => Value::Null,
        },
        F::DecodeBase64 { safe } => {
            let bytes = BASE64.decode(text).map_err(|error| format!("not base64: {error}"))?;
            match String::from_utf8(bytes) {
                Ok(decoded) => new(&decoded),
                Err(_) if safe => Value::Null,
                Err(error) => return Err(error.to_string().into()),
            }
        }
        F::StringToArray => split(text, second, args.get(2).and_then(|value| value.text()), around),
        other => return Err(format!("{other:?} is no function of texts").into()),
    })
}

fn replaced<'a>(
    text: &'a str,
    regex: &regex::Regex,
    by: &str,
    all: bool,
    around: Surroundings<'a>,
) -> Result<Value<'a>, Fault> {
    if !regex.is_match(text) {
        return Ok(Value::Text(text));
    }
    // What groups hold is text that was there.
    let times = if all { regex.find_iter(text).count() } else { 1 };
    let groups = by.matches('$').count() + 1;
    let written = times.saturating_mul(by.len());
    fits(written.saturating_add(text.len().saturating_mul(groups)), around.over)?;
    Ok(match regex.replacen(text, usize::from(!all), by) {
        std::borrow::Cow::Borrowed(text) => Value::Text(text),
        std::borrow::Cow::Owned(text) => Value::Text(around.arena.alloc_str(&text)),
    })
}

/// From 1, or from the end; empty beyond either.
fn part<'a>(text: &'a str, delimiter: &str, number: i64) -> Result<&'a str, Fault> {
    let index = usize::try_from(number.unsigned_abs())
        .unwrap_or(usize::MAX)
        .wrapping_sub(1);
    let found = match number {
        0 => return Err("field position must not be zero".into()),
        1 | -1 if delimiter.is_empty() => Some(text),
        _ if delimiter.is_empty() => None,
        1.. => text.split(delimiter).nth(index),
        _ => text.rsplit(delimiter).nth(index),
    };
    Ok(found.unwrap_or_default())
}

fn trim<'a>(text: &'a str, characters: &str, edges: Edges) -> &'a str {
    let of = |c: char| characters.contains(c);
    match edges {
        Edges::Start => text.trim_start_matches(of),
        Edges::End => text.trim_end_matches(of),
        Edges::Both => text.trim_matches(of),
    }
}

/// Characters from 1; what lies before the first counts too.
fn substr(text: &str, start: i64, length: Option<i64>) -> Result<&str, Fault> {
    if let Some(length) = length.filter(|length| *length < 0) {
        return Err(format!("negative count not allowed: {length}").into());
    }
    let start = start.checked_sub(1).ok_or("start position overflow")?;
    let end = length.map(|length| start.saturating_add(length).max(0));
    let byte = |character: i64| {
        let character = usize::try_from(character.max(0)).unwrap_or(usize::MAX);
        text.char_indices().nth(character).map_or(text.len(), |(byte, _)| byte)
    };
    Ok(&text[byte(start)..end.map_or(text.len(), byte)])
}

fn position(text: &str, wanted: &str) -> Option<i64> {
    match text.find(wanted) {
        Some(byte) => count(&text[..byte]).map(|before| before + 1),
        None => Some(0),
    }
}

fn count(text: &str) -> Option<i64> {
    i64::try_from(text.chars().count()).ok()
}

/// The groups that took part, or without groups the whole match.
fn matched<'a>(text: &'a str, pattern: &Pattern, around: Surroundings<'a>) -> Value<'a> {
    let Pattern::Regex(regex) = pattern else {
        return Value::Null;
    };
    let Some(found) = regex.captures(text) else {
        return Value::Null;
    };
    let skipped = usize::from(found.len() > 1);
    let groups = found.iter().skip(skipped).flatten();
    let groups: Vec<Value> = groups.map(|group| Value::Text(&text[group.range()])).collect();
    Value::List(around.arena.alloc_slice_copy(&groups))
}

/// The empty text has no parts; without a delimiter each character is one.
fn split<'a>(text: &'a str, delimiter: Option<&str>, null: Option<&str>, around: Surroundings<'a>) -> Value<'a> {
    let parts: Vec<&str> = match delimiter {
        _ if text.is_empty() => Vec::new(),
        Some("") => vec![text],
        Some(delimiter) => text.split(delimiter).collect(),
        None => text
            .char_indices()
            .map(|(at, c)| &text[at..at + c.len_utf8()])
            .collect(),
    };
    let value = |part: &'a str| {
        if Some(part) == null {
            Value::Null
        } else {
            Value::Text(part)
        }
    };
    Value::List(
        around
            .arena
            .alloc_slice_fill_iter(parts.into_iter().map(value).collect::<Vec<_>>()),
    )
}

fn joined<'a>(args: &[Value<'a>], around: Surroundings<'a>) -> Result<Value<'a>, Fault> {
    let (Some(Value::List(items)), Some(delimiter)) = (args.first(), args.get(1).and_then(|value| value.text())) else {
        return Ok(Value::Null);
    };
    let null = args.get(2).and_then(|value| value.text());
    let mut parts = Vec::new();
    gather(items, null, &mut parts);
    let between = parts.len().saturating_mul(delimiter.len());
    fits(
        parts.iter().map(String::len).sum::<usize>().saturating_add(between),
        around.over,
    )?;
    Ok(Value::Text(around.arena.alloc_str(&parts.join(delimiter))))
}

fn gather(items: &[Value], null: Option<&str>, parts: &mut Vec<String>) {
    for item in items {
        match item {
            Value::List(items) => gather(items, null, parts),
            Value::Null => parts.extend(null.map(str::to_owned)),
            Value::Bool(flag) => parts.push(flag.to_string()),
            Value::Int(number) => parts.push(number.to_string()),
            Value::Float(number) => parts.push(number.to_string()),
            Value::Text(text) => parts.push((*text).to_owned()),
            Value::Document(document) => parts.push(document.text.to_owned()),
            Value::Time(_) | Value::Record(_) => {}
        }
    }
}
