//! A shared token: `Authorization: Bearer …` (RFC 6750), or a key in a header or query. Compared in constant time.

use subtle::ConstantTimeEq;

use super::Refusal;
use crate::config::{OneOrMore, Secret};

/// Tokens of which each lets a caller in.
pub struct Tokens(Vec<String>);

impl Tokens {
    /// Reads the secrets from where the config says.
    pub fn open(secrets: &OneOrMore<Secret>) -> Result<Self, String> {
        secrets
            .as_slice()
            .iter()
            .map(Secret::expose)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Whether the caller's token is one of them.
    pub fn check(&self, presented: Option<&str>) -> Result<(), Refusal> {
        let presented = presented.ok_or(Refusal::Missing("send the header `Authorization: Bearer …`"))?;
        // Every token is compared, so that the time says nothing of which one was near.
        let any = self.0.iter().fold(subtle::Choice::from(0), |any, token| {
            any | token.as_bytes().ct_eq(presented.as_bytes())
        });
        if bool::from(any) {
            Ok(())
        } else {
            Err(Refusal::Wrong("the token is not one of ours"))
        }
    }
}

/// The token of an `Authorization` header; the scheme's case does not matter (RFC 9110, section 11.1).
pub fn token(header: Option<&str>) -> Option<&str> {
    let (scheme, token) = header?.trim().split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty()).then(|| token.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: Option<&str>, expect: Result<(), &str>) {
        let tokens = Tokens::open(&OneOrMore::More(vec![Secret::new("first"), Secret::new("second")])).unwrap();
        assert_eq!(
            tokens.check(token(header)).map_err(|refusal| refusal.reason()),
            expect,
            "{header:?}"
        );
    }

    #[test]
    fn one_of_the_tokens_lets_in() {
        check(Some("Bearer first"), Ok(()));
        check(Some("bearer  second "), Ok(()));
        check(Some("Bearer firs"), Err("wrong"));
        check(Some("Bearer "), Err("missing"));
        check(Some("Basic first"), Err("missing"));
        check(None, Err("missing"));
    }
}
