//! The change that every Azure record begins with. Knows no wrapper.

use schemas::ConfigChange;

use super::id::ResourceId;
use crate::adapter::{Context, DecodeError};
use crate::shape::Shape;

/// A change of the resource with that id: account, type and name are read from it. `resource_type` is what the record itself calls
/// the type.
pub(super) fn of(
    context: &Context,
    feed: &str,
    path: &str,
    id: &str,
    resource_type: Option<&str>,
) -> Result<ConfigChange, DecodeError> {
    let id = ResourceId::parse(id).map_err(|what| DecodeError::invalid(path, what))?;
    let resource_type = id
        .resource_type(resource_type)
        .ok_or_else(|| DecodeError::missing("type"))?;
    let mut change = context.change(feed, Shape::Azure, "azure", &resource_type, &id.uid);
    if id.subscription.is_some() {
        change.account = id.subscription;
    }
    change.resource_name = id.name;
    Ok(change)
}
