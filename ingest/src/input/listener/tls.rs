//! The listener's certificate and the authorities that sign client certificates. A client without a certificate is let through to the
//! endpoints, of which each has its own proof.

use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};

use crate::config::Tls;
use crate::error::IngestError;

pub(super) fn load(config: &Tls) -> Result<Arc<ServerConfig>, IngestError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let (chain, key) = (certificates(&config.cert)?, key(&config.key)?);
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| broken(&config.cert, error))?;
    let builder = match &config.client_ca {
        None => builder.with_no_client_auth(),
        Some(path) => {
            let mut roots = RootCertStore::empty();
            for authority in certificates(path)? {
                roots.add(authority).map_err(|error| broken(path, error))?;
            }
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider)
                .allow_unauthenticated()
                .build()
                .map_err(|error| broken(path, error))?;
            builder.with_client_cert_verifier(verifier)
        }
    };
    let mut server = builder
        .with_single_cert(chain, key)
        .map_err(|error| broken(&config.key, error))?;
    server.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(server))
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, IngestError> {
    let list = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let list = list.map_err(|error| broken(path, error))?;
    if list.is_empty() {
        Err(broken(path, "holds no certificate in PEM"))
    } else {
        Ok(list)
    }
}

fn key(path: &Path) -> Result<PrivateKeyDer<'static>, IngestError> {
    PrivateKeyDer::from_pem_file(path).map_err(|error| broken(path, error))
}

fn broken(path: &Path, what: impl ToString) -> IngestError {
    IngestError::Tls {
        path: path.to_owned(),
        what: what.to_string(),
    }
}
