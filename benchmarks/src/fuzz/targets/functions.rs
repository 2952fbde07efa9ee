//! The functions that policies and networks are judged by. What they say is held to a plain second implementation by
//! `evaluate/tests/engine/plain.rs`; here they only have to answer, soon.

use evaluate::functions::{iam, network, text, time};

const POLICIES: [&str; 4] = [
    r#"{"Statement": [{"Sid": "s", "Effect": "Allow", "Principal": {"AWS": ["*", "arn:aws:iam::111122223333:root"]}, "Action": "s3:*", "Resource": "*",
 "Condition": {"StringEquals": {"aws:SourceVpce": ["vpce-1"]}, "IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}}]}"#,
    r#"{"Statement": {"Effect": "Deny", "NotPrincipal": {"AWS": "arn:aws:iam::1:user/a"}, "NotAction": ["a:B*", "?:*"], "NotResource": "arn:*"}}"#,
    r#""{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\"}]}""#,
    r#"{"Statement": [{"Effect": {"$unknown": "x"}, "Principal": {"$unknown": "y"}}]}"#,
];

const NETWORKS: [&str; 4] = [
    "0.0.0.0/0\n10.0.0.0/8\n22\n20-30",
    "::/0\nfd00::/8\n*\n0-65535",
    "2600::/12\n::ffff:1.2.3.4\n-1\n9-",
    "v1.27.3-gke.1\nTLSv1.2\narn:aws:s3:::b\n2026-01-01T00:00:00Z",
];

/// A pattern is tried at each place of a text: the engine counts that as steps, here it is a bound.
const LONGEST: usize = 2_000;

/// Policies.
pub fn policy_seeds() -> Vec<Vec<u8>> {
    POLICIES.iter().map(|policy| policy.as_bytes().to_vec()).collect()
}

/// Parsed and judged.
pub fn policies(data: &[u8]) -> Result<(), String> {
    let Some(policy) = std::str::from_utf8(data).ok().and_then(iam::statement::parse) else {
        return Ok(());
    };
    let public = iam::public::is_public(&policy);
    let accounts = policy
        .iter()
        .flat_map(|statement| iam::statement::accounts(statement.as_ref()));
    if public == Some(true) && accounts.count() == 0 && policy.iter().flatten().all(|one| one.allows() == Some(false)) {
        return Err("nothing is allowed, and it is public".to_owned());
    }
    Ok(())
}

/// Ranges, ports, versions and names, a line each.
pub fn network_seeds() -> Vec<Vec<u8>> {
    NETWORKS.iter().map(|lines| lines.as_bytes().to_vec()).collect()
}

/// Every line against every other.
pub fn networks(data: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(data);
    let lines: Vec<&str> = text.lines().filter(|line| line.len() <= LONGEST).take(8).collect();
    for one in &lines {
        let any = network::is_any(one);
        if any == Some(true) && network::cidr_is_public(one) != Some(true) {
            return Err(format!("{one} is the internet, and not public"));
        }
        let _ = (time::parse(one), text::arn_part(one, "account"));
        for other in &lines {
            if network::contains(one, other) == Some(true)
                && network::cidr_is_public(other) == Some(true)
                && network::cidr_is_public(one) != Some(true)
            {
                return Err(format!("{one} contains {other}, which is public, and is not"));
            }
            let _ = (
                text::wildcard_match(one, other),
                text::version_at_least(one, other),
                network::in_texts(22, [Some(*one), Some(*other)].into_iter()),
            );
        }
    }
    Ok(())
}
