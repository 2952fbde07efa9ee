//! Account numbers. Knows no policy.

/// The account that an id or an ARN names.
pub fn account_of(name: &str) -> Option<&str> {
    let is_id = |text: &str| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut candidates = [Some(name), name.split(':').nth(4)].into_iter().flatten();
    candidates.find(|candidate| is_id(candidate))
}
