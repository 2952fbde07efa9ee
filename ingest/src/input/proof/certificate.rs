//! A client certificate that the listener's authority signed (the TLS layer saw to that) and whose name is allowed.

use pipeline::config::Pattern;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::{FromDer, X509Certificate};

use super::{Refusal, allowed};

/// Whether the caller's certificate has one of the names (common name or DNS name, `*` for any text).
pub fn check(patterns: &[Pattern], certificate: Option<&[u8]>) -> Result<(), Refusal> {
    let der = certificate.ok_or(Refusal::Missing("connect with a client certificate"))?;
    let names = names(der).ok_or(Refusal::Wrong("the client certificate cannot be read"))?;
    if names.iter().any(|name| allowed(patterns, name)) {
        return Ok(());
    }
    Err(Refusal::NotAllowed(
        "the client certificate's name is not in the config",
    ))
}

fn names(der: &[u8]) -> Option<Vec<String>> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    let common = certificate
        .subject()
        .iter_common_name()
        .filter_map(|name| name.as_str().ok())
        .map(str::to_owned);
    let mut names: Vec<String> = common.collect();
    if let Ok(Some(alternative)) = certificate.subject_alternative_name() {
        names.extend(alternative.value.general_names.iter().filter_map(|name| match name {
            GeneralName::DNSName(name) => Some((*name).to_owned()),
            _ => None,
        }));
    }
    Some(names)
}
