//! Resources as Az PowerShell prints them: `Get-AzResource -ExpandProperties | ConvertTo-Json`. The fields beside `Properties` have names of
//! their own; what is in `Properties` is the API's. Knows no wrapper.
//!
//! Document: Az.Resources, "Get-AzResource" (type `PSResource`).

use serde_json::Value;

use super::id::is_resource_id;
use crate::field::Object;

/// The cmdlet's names and the API's.
const NAMES: [(&str, &str); 15] = [
    ("ResourceId", "id"),
    ("ResourceType", "type"),
    ("Name", "name"),
    ("Location", "location"),
    ("Tags", "tags"),
    ("Properties", "properties"),
    ("Sku", "sku"),
    ("Kind", "kind"),
    ("Identity", "identity"),
    ("Plan", "plan"),
    ("Zones", "zones"),
    ("ManagedBy", "managedBy"),
    ("ETag", "etag"),
    ("SubscriptionId", "subscriptionId"),
    ("ResourceGroupName", "resourceGroup"),
];

/// Names that say once more what another does.
const REPEATED: [&str; 8] = [
    "ChangedTime",
    "CreatedTime",
    "Id",
    "Type",
    "ResourceName",
    "ExtensionResourceName",
    "ExtensionResourceType",
    "ParentResource",
];

/// Whether the object is a resource that the cmdlet printed.
pub(super) fn recognises(object: &Object) -> bool {
    let id = object.get("ResourceId").and_then(Value::as_str);
    !object.contains_key("id") && id.is_some_and(is_resource_id)
}

/// Gives the fields the API's names.
pub(super) fn rename(object: &mut Object) {
    for (printed, name) in NAMES {
        match object.remove(printed) {
            None | Some(Value::Null) => {}
            Some(value) => drop(object.insert(name.to_owned(), value)),
        }
    }
    for name in REPEATED {
        object.remove(name);
    }
    // Without `-ExpandProperties` the cmdlet prints an empty value: nothing was collected.
    if object
        .get("properties")
        .is_some_and(|properties| properties.as_object().is_none_or(Object::is_empty))
    {
        object.remove("properties");
    }
}
