//! Who we are to a mail server: a user and a password, or a user and a token of OAuth 2.0. Knows no connection.

use std::path::PathBuf;

use pipeline::delivery::TransportError;
use pipeline::file;

use crate::transport::token::Tokens;

/// A user, and how we show that we may be it.
pub(crate) struct Login {
    pub(crate) user: String,
    pub(crate) proof: Proof,
}

/// How we show it.
pub(crate) enum Proof {
    Password(String),
    /// A token that is fetched, kept, and renewed.
    Tokens(Box<Tokens>),
    /// A token in a file that whoever runs us renews, read anew each time.
    File(PathBuf),
}

/// What one login is made with.
pub(super) enum Credentials {
    Password(String),
    Token(String),
}

impl Login {
    /// `refused` is a token that is no good any more; `None` where there is no other to try.
    pub(super) async fn credentials(&self, refused: Option<&str>) -> Result<Option<Credentials>, TransportError> {
        let token = match (&self.proof, refused) {
            (Proof::Password(password), None) => return Ok(Some(Credentials::Password(password.clone()))),
            (Proof::Password(_) | Proof::File(_), Some(_)) => return Ok(None),
            (Proof::Tokens(tokens), refused) => tokens.token(refused).await?,
            (Proof::File(path), None) => {
                let read = file::text(path).map_err(|error| TransportError::Refused {
                    reason: format!("no token: {}: {error}", path.display()),
                    hint: "`token_file` must name the file that holds the token".to_owned(),
                })?;
                read.trim().to_owned()
            }
        };
        Ok(Some(Credentials::Token(token)))
    }
}
