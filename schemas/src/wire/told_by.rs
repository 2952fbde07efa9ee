//! Who told of a change, read off the beginning of its record without the rest: for whoever looks at every record and wants no more.
//! The order of the schema's first fields is fixed, for a field is only ever added at the end.

use super::binary::{Binary as _, text};

/// Who told of a change.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ToldBy {
    /// The feed.
    pub source: String,
    /// As in [`crate::ConfigChange`].
    pub provider: String,
    /// As in [`crate::ConfigChange`].
    pub account: Option<String>,
    /// As in [`crate::ConfigChange`].
    pub region: Option<String>,
}

/// Of the Avro body of a change; `None` where it is none.
pub(super) fn read(mut body: &[u8]) -> Option<ToldBy> {
    let body = &mut body;
    text(body)?;
    let source = text(body)?.to_owned();
    text(body)?;
    let provider = text(body)?.to_owned();
    Some(ToldBy {
        source,
        provider,
        account: Option::read(body)?,
        region: Option::read(body)?,
    })
}
