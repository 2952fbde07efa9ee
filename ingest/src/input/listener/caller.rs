//! Callers that have a token, a client certificate or a key to sign with: each lets in. Knows no service.

use axum::http::HeaderMap;
use pipeline::config::Pattern;

use super::head::header;
use super::proved::{Message, Pass};
use crate::config::{Auth, Hmac, OneOrMore, Secret};
use crate::input::proof::bearer::Tokens;
use crate::input::proof::signed::Signatures;
use crate::input::proof::{Refusal, certificate};

/// What lets a caller in; nothing at all: everybody is let in.
#[derive(Default)]
pub(super) struct Caller {
    tokens: Option<Tokens>,
    certificates: Option<Vec<Pattern>>,
    signatures: Option<Signatures>,
}

impl Caller {
    /// What `ingest.http.auth` names.
    pub(super) fn open(auth: &Auth) -> Result<Self, String> {
        let named = |key: &'static str| move |what: String| format!("{key}: {what}");
        Ok(Self {
            tokens: auth
                .token
                .as_ref()
                .map(Tokens::open)
                .transpose()
                .map_err(named("token"))?,
            certificates: auth.client_certificate.clone(),
            signatures: auth
                .hmac
                .as_ref()
                .map(Signatures::open)
                .transpose()
                .map_err(named("hmac"))?,
        })
    }

    /// Token or certificate.
    pub(super) fn posting(
        token: Option<&OneOrMore<Secret>>,
        certificates: Option<&Vec<Pattern>>,
    ) -> Result<Self, String> {
        Ok(Self {
            tokens: token.map(Tokens::open).transpose()?,
            certificates: certificates.cloned(),
            signatures: None,
        })
    }

    /// A signature alone.
    pub(super) fn signing(hmac: &Hmac) -> Result<Self, String> {
        Ok(Self {
            signatures: Some(Signatures::open(hmac)?),
            ..Self::default()
        })
    }

    /// Whether token or certificate let the caller in, or nothing is asked.
    pub(super) fn check_head(&self, token: Option<&str>, certificate: Option<&[u8]>) -> Result<Pass, Refusal> {
        match self.authenticate(token, certificate) {
            Ok(()) => Ok(Pass::Whole),
            Err(refusal) if self.signatures.is_some() => Ok(Pass::Body(refusal)),
            Err(refusal) => Err(refusal),
        }
    }

    fn authenticate(&self, token: Option<&str>, certificate: Option<&[u8]>) -> Result<(), Refusal> {
        let mut refusal = None;
        if let Some(names) = &self.certificates {
            match certificate::check(names, certificate) {
                Ok(()) => return Ok(()),
                Err(other) => refusal = Some(other),
            }
        }
        if let Some(tokens) = &self.tokens {
            match (tokens.check(token), &refusal) {
                (Ok(()), _) => return Ok(()),
                // A certificate that is there and not allowed says more than a token that is not there.
                (Err(Refusal::Missing(_)), Some(other)) if !matches!(other, Refusal::Missing(_)) => {}
                (Err(other), _) => refusal = Some(other),
            }
        }
        match (refusal, &self.signatures) {
            (Some(refusal), _) => Err(refusal),
            (None, Some(_)) => Err(Refusal::Missing("sign the body and send the signature in the header")),
            (None, None) => Ok(()),
        }
    }

    /// Whether the body is signed, where the head did not prove enough. What the other proofs said stays where no signature was sent.
    pub(super) fn check_body(
        &self,
        pass: Pass,
        headers: &HeaderMap,
        raw: &[u8],
        now: i64,
    ) -> Result<Option<Message>, Refusal> {
        let (Pass::Body(refusal), Some(signatures)) = (pass, &self.signatures) else {
            return Ok(None);
        };
        match signatures.check(raw, now, |name| header(headers, name)) {
            Err(Refusal::Missing(_)) => Err(refusal),
            Err(other) => Err(other),
            Ok(signed) => Ok(Some(Message {
                identity: signed.signature,
                refused_again: true,
                timed: signatures.are_timed(),
            })),
        }
    }
}
