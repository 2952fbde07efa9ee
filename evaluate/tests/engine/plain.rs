//! The functions of networks, ports, names and policies held to a second implementation that is plain and slow.

use std::net::IpAddr;

use evaluate::functions::{iam, network, text};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// First and last address of a range as numbers, and whether it is IPv6.
fn span(range: &str) -> Option<(bool, u128, u128)> {
    let (address, length) = match range.split_once('/') {
        Some((address, length)) => (address, Some(length)),
        None => (range, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let (six, number, bits) = match address {
        IpAddr::V4(four) => (false, u128::from(u32::from(four)), 32),
        IpAddr::V6(six) => (true, u128::from(six), 128),
    };
    let length: u32 = length.map_or(Some(bits), |length| length.parse().ok())?;
    let rest = bits.checked_sub(length)?;
    let size = 1_u128.checked_shl(rest).map_or(u128::MAX, |size| size - 1);
    Some((six, number & !size, number & !size | size))
}

/// IANA's special-purpose registries and multicast, as they write them.
const SPECIAL: [&str; 20] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",
    "::/127",
    "64:ff9b::/48",
    "100::/64",
    "2001:db8::/32",
    "fc00::/7",
    "fe80::/10",
    "ff00::/8",
];

fn within(outer: &str, inner: &str) -> Option<bool> {
    let ((six, first, last), (inner_six, inner_first, inner_last)) = (span(outer)?, span(inner)?);
    Some(six == inner_six && first <= inner_first && inner_last <= last)
}

/// Near the edges of the special ranges, and anywhere.
fn range() -> impl Strategy<Value = String> {
    let near =
        (select(SPECIAL.to_vec()), -2_i64..=2, 0_u32..=128, any::<bool>()).prop_map(|(special, step, length, last)| {
            let (six, first, end) = span(special).unwrap();
            let from = if last { end } else { first };
            let number = from.wrapping_add_signed(i128::from(step));
            if six {
                format!("{}/{length}", std::net::Ipv6Addr::from(number))
            } else {
                let number = u32::try_from(number & u128::from(u32::MAX)).unwrap();
                format!("{}/{}", std::net::Ipv4Addr::from(number), length % 34)
            }
        });
    let four = (any::<u32>(), 0_u32..=33)
        .prop_map(|(number, length)| format!("{}/{length}", std::net::Ipv4Addr::from(number)));
    let six = (any::<u128>(), 0_u32..=129)
        .prop_map(|(number, length)| format!("{}/{length}", std::net::Ipv6Addr::from(number)));
    let alone = any::<u32>().prop_map(|number| std::net::Ipv4Addr::from(number).to_string());
    prop_oneof![4 => near, 2 => four, 2 => six, 1 => alone, 1 => "[0-9a-f.:/]{0,12}"]
}

/// IAM's wildcards, by trying everything.
fn matches(pattern: &[char], text: &[char]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (Some(('*', rest)), _) => matches(rest, text) || !text.is_empty() && matches(pattern, &text[1..]),
        (Some(('?', rest)), Some((_, text))) => matches(rest, text),
        (Some((c, rest)), Some((d, text))) => c == d && matches(rest, text),
        _ => false,
    }
}

/// Who a statement speaks of, and whether that is everybody.
fn principal() -> impl Strategy<Value = (Value, bool)> {
    select(vec![
        (json!("*"), true),
        (json!({"AWS": "*"}), true),
        (json!({"AWS": ["arn:aws:iam::111122223333:root", "*"]}), true),
        (json!({"AWS": "111122223333"}), false),
        (json!({"Service": "sns.amazonaws.com"}), false),
        (json!({"AWS": []}), false),
    ])
}

/// What it wants beside, and whether that fixes the caller.
fn condition() -> impl Strategy<Value = (Value, bool)> {
    select(vec![
        (json!(null), false),
        (json!({}), false),
        (json!({"StringEquals": {"aws:SourceAccount": "111122223333"}}), true),
        (json!({"Bool": {"aws:SecureTransport": "true"}}), false),
        (json!({"IpAddress": {"aws:SourceIp": "198.51.100.7/32"}}), true),
        (json!({"IpAddress": {"aws:SourceIp": ["0.0.0.0/0"]}}), false),
        (
            json!({"StringEqualsIfExists": {"aws:SourceAccount": "111122223333"}}),
            false,
        ),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn ranges_are_their_first_and_last_address(one in range(), other in range()) {
        prop_assert_eq!(network::contains(&one, &other), within(&one, &other), "{} {}", one, other);
        let all = span(&one).map(|(six, first, last)| first == 0 && last == if six { u128::MAX } else { u128::from(u32::MAX) });
        prop_assert_eq!(network::is_any(&one), all, "{}", one);
        let public = span(&one).map(|_| !SPECIAL.iter().any(|special| within(special, &one) == Some(true)));
        prop_assert_eq!(network::cidr_is_public(&one), public, "{}", one);
    }

    #[test]
    fn ports_are_tried_one_by_one(port in 0_i64..70, from in 0_i64..70, to in 0_i64..70, style in 0_usize..4) {
        let listed = (from..=to).any(|one| one == port);
        prop_assert_eq!(network::in_range(Some(port), Some(from), Some(to)), Some(listed));
        let (item, expect) = match style {
            0 => (format!("{from}-{to}"), Some(listed)),
            1 => (format!(" {from} - {to} "), Some(listed)),
            2 => (from.to_string(), Some(port == from)),
            _ => ("http".to_owned(), None),
        };
        prop_assert_eq!(network::in_texts(port, [Some(item.as_str())].into_iter()), expect, "{}", item);
        let with_star = [Some(item.as_str()), Some("*")];
        prop_assert_eq!(network::in_texts(port, with_star.into_iter()), Some(true));
    }

    #[test]
    fn wildcards_are_every_way_to_eat_the_text(pattern in "[ab*?]{0,7}", wanted in "[abAB]{0,9}") {
        let lower: Vec<char> = wanted.to_lowercase().chars().collect();
        let expect = matches(&pattern.chars().collect::<Vec<_>>(), &lower);
        prop_assert_eq!(text::wildcard_match(&pattern, &wanted), expect, "{} {}", pattern, wanted);
    }

    #[test]
    fn a_policy_is_public_where_a_statement_admits_everybody(
        statements in prop::collection::vec((any::<bool>(), principal(), condition()), 0..5),
    ) {
        let allows = |(allow, (_, everybody), (_, fixed)): &(bool, (Value, bool), (Value, bool))| *allow && *everybody && !fixed;
        // A `Deny` of one bucket takes nothing from a grant on another.
        let written: Vec<Value> = statements.iter().enumerate().map(|(at, (allow, (principal, _), (condition, _)))| {
            let mut statement = json!({"Effect": if *allow { "Allow" } else { "Deny" }, "Principal": principal, "Action": "s3:GetObject",
                "Resource": format!("arn:aws:s3:::bucket-{at}/*")});
            if !condition.is_null() {
                statement["Condition"] = condition.clone();
            }
            statement
        }).collect();
        let policy = iam::statement::parse(&json!({"Statement": written}).to_string()).unwrap();
        prop_assert_eq!(iam::public::is_public(&policy), Some(statements.iter().any(allows)), "{}", json!(written));
    }
}
