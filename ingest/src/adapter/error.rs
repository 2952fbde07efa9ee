//! Why a record became no change, with the path of the field. Knows no provider.

/// Why a record, or a part of one, became no change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// A field that every record of this shape has is not there.
    #[error("missing field `{path}`")]
    Missing {
        /// Where it should be: `detail.configurationItem.resourceType`.
        path: String,
    },
    /// A field has a value that this shape never has there.
    #[error("field `{path}`: {what}")]
    Invalid {
        /// Where it stands.
        path: String,
        /// What is wrong with it: `not a timestamp: "x"`.
        what: String,
    },
    /// The record is well formed, yet nothing can be made of it.
    #[error("{0}")]
    Refused(String),
    /// The record is valid, and nothing in it exists, is made or is changed.
    #[error("{0}")]
    Nothing(String),
    /// The record is of no shape that anybody here knows.
    #[error("{0}")]
    Foreign(String),
    /// The same, of a record whose bytes may hold secrets and must not be kept with the reject.
    #[error("{0} (its bytes may hold secrets and are not kept)")]
    Withheld(Box<DecodeError>),
}

impl DecodeError {
    /// A missing field.
    pub fn missing(path: impl Into<String>) -> Self {
        Self::Missing { path: path.into() }
    }

    /// A field with a wrong value.
    pub fn invalid(path: impl Into<String>, what: impl Into<String>) -> Self {
        Self::Invalid {
            path: path.into(),
            what: what.into(),
        }
    }

    /// A record of which nothing can be made.
    pub fn refused(reason: impl Into<String>) -> Self {
        Self::Refused(reason.into())
    }

    /// A valid record that brings nothing about.
    pub fn nothing(reason: impl Into<String>) -> Self {
        Self::Nothing(reason.into())
    }

    /// Whether the record, or the whole document, is valid and brings nothing about.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing(_) => true,
            Self::Withheld(inner) => inner.is_nothing(),
            _ => false,
        }
    }

    /// Whether the record is no infrastructure.
    pub fn is_foreign(&self) -> bool {
        match self {
            Self::Foreign(_) => true,
            Self::Withheld(inner) => inner.is_foreign(),
            _ => false,
        }
    }

    /// The same error, seen from the object that holds the one in which it was found.
    pub fn under(self, prefix: &str) -> Self {
        let join = |path: String| {
            if path.starts_with('[') {
                format!("{prefix}{path}")
            } else {
                format!("{prefix}.{path}")
            }
        };
        match self {
            Self::Missing { path } => Self::Missing { path: join(path) },
            Self::Invalid { path, what } => Self::Invalid { path: join(path), what },
            Self::Refused(_) | Self::Nothing(_) | Self::Foreign(_) => self,
            Self::Withheld(inner) => Self::Withheld(Box::new(inner.under(prefix))),
        }
    }

    /// The same error of a record whose bytes must not be kept.
    pub fn withheld(self) -> Self {
        Self::Withheld(Box::new(self))
    }
}

/// Puts the path of the surrounding object before the path of an error.
pub trait Under<T> {
    /// `result.under("detail")` turns ``missing field `x` `` into ``missing field `detail.x` ``.
    fn under(self, prefix: &str) -> Result<T, DecodeError>;
}

impl<T> Under<T> for Result<T, DecodeError> {
    fn under(self, prefix: &str) -> Result<T, DecodeError> {
        self.map_err(|error| error.under(prefix))
    }
}
