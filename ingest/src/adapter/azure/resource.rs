//! One Azure resource as Resource Graph, the REST API, the `az` command line and Resource Notifications give it. Knows no event.

use schemas::{Completeness, ConfigChange};
use serde_json::Value;

use super::change;
use super::id::is_resource_id;
use crate::adapter::{Context, DecodeError};
use crate::field::{self, Object};

/// Fields that stand beside `properties` in every resource (Azure Resource Manager, "Common fields"; Resource Graph, columns of
/// table `resources`; `resourceGroup` is what `az` adds).
const COMMON: [&str; 24] = [
    "apiVersion",
    "etag",
    "eTag",
    "extendedLocation",
    "id",
    "identity",
    "kind",
    "location",
    "managedBy",
    "managedByExtended",
    "name",
    "parent",
    "plan",
    "properties",
    "resourceGroup",
    "resources",
    "sku",
    "subscriptionId",
    "systemData",
    "tags",
    "tenantId",
    "type",
    "zones",
    "aliases",
];

/// What `az resource list` prints of any resource beside the common fields: no part of its state.
const LISTING_ONLY: [&str; 3] = ["changedTime", "createdTime", "provisioningState"];

/// Fields that `az` prints under the name that the Python SDK gives them, with the name in the API: `_attribute_map` of
/// `StorageAccount` in azure-mgmt-storage 21.2.1, `ManagedCluster` in azure-mgmt-containerservice 30.0.0, `Disk` in
/// azure-mgmt-compute 33.0.0.
const RENAMED: [(&str, &str, &str); 9] = [
    (
        "microsoft.storage/storageaccounts",
        "enableHttpsTrafficOnly",
        "supportsHttpsTrafficOnly",
    ),
    ("microsoft.storage/storageaccounts", "networkRuleSet", "networkAcls"),
    ("microsoft.storage/storageaccounts", "enableNfsV3", "isNfsV3Enabled"),
    ("microsoft.containerservice/managedclusters", "enableRbac", "enableRBAC"),
    (
        "microsoft.containerservice/managedclusters",
        "diskEncryptionSetId",
        "diskEncryptionSetID",
    ),
    (
        "microsoft.containerservice/managedclusters",
        "privateFqdn",
        "privateFQDN",
    ),
    ("microsoft.compute/disks", "diskSizeGb", "diskSizeGB"),
    ("microsoft.compute/disks", "diskIopsReadWrite", "diskIOPSReadWrite"),
    ("microsoft.compute/disks", "diskIopsReadOnly", "diskIOPSReadOnly"),
];

/// Who printed the resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// A row of Resource Graph: columns may have been projected away.
    Graph,
    /// The REST API, or `az` on top of it.
    Manager,
    /// The `resourceInfo` of a notification.
    Notification,
}

impl Origin {
    fn feed(self) -> &'static str {
        match self {
            Self::Graph => "azure_resource_graph",
            Self::Manager => "azure_resource_manager",
            Self::Notification => "azure_resource_notifications",
        }
    }
}

/// Whether the object has the id of an Azure resource.
pub(super) fn recognises(object: &Object) -> bool {
    object.get("id").and_then(Value::as_str).is_some_and(is_resource_id)
}

/// Decodes a resource; takes it apart only when nothing can fail any more.
pub(super) fn decode(object: &mut Object, origin: Origin, context: &Context) -> Result<ConfigChange, DecodeError> {
    let said = field::optional_text(object, "type")?;
    let mut change = change::of(context, origin.feed(), "id", field::text(object, "id")?, said)?;
    if let Some(name) = field::optional_text(object, "name")? {
        change.resource_name = Some(name.to_owned());
    }
    // `location` is a display name in older answers ("West Europe") and a code in others.
    change.region = field::optional_text(object, "location")?
        .map(|location| location.replace(' ', "").to_ascii_lowercase())
        .or(change.region);
    change.tags = field::tags(object.get("tags"));
    // Beside a row where what changed was asked for: `resourcechanges` tells who did it.
    if origin == Origin::Graph
        && let Some(Value::Object(attributes)) = object.remove("changeAttributes")
    {
        change.actor = field::optional_text(&attributes, "changedBy")?.map(str::to_owned);
    }
    let properties = field::optional_object(object, "properties")?;
    if properties.is_none() && !is_flattened(object, origin) {
        change.completeness = Completeness::Reference;
        return Ok(change);
    }
    let mut configuration = std::mem::take(object);
    if !configuration.get("properties").is_some_and(Value::is_object) {
        unflatten(&mut configuration, &change.resource_type);
    }
    configuration.insert("id".to_owned(), change.resource_uid.as_str().into());
    configuration.insert("type".to_owned(), change.resource_type.as_str().into());
    change.configuration = Some(Value::Object(configuration).to_string());
    Ok(change)
}

/// Whether the resource's state stands beside the common fields, as `az` prints it. A Resource Graph row without `properties` is a
/// projection, and `az resource list` prints none: neither says anything of the state.
fn is_flattened(object: &Object, origin: Origin) -> bool {
    origin == Origin::Manager
        && object
            .iter()
            .any(|(key, value)| is_own(key) && !LISTING_ONLY.contains(&key.as_str()) && !value.is_null())
}

fn is_own(key: &str) -> bool {
    !COMMON.contains(&key)
}

/// Brings the output of `az`, which prints `properties` flattened, back to the API's form, sub-resources (rules of a security
/// group, subnets of a network) included.
fn unflatten(object: &mut Object, resource_type: &str) {
    object.remove("properties");
    let (mut common, mut properties) = (Object::new(), Object::new());
    for (key, mut value) in std::mem::take(object) {
        if is_own(&key) {
            unflatten_parts(&mut value);
            let renamed = RENAMED
                .iter()
                .find(|(of, printed, _)| *of == resource_type && *printed == key);
            properties.insert(renamed.map_or(key, |(_, _, name)| (*name).to_owned()), value);
        } else {
            common.insert(key, value);
        }
    }
    common.insert("properties".to_owned(), Value::Object(properties));
    *object = common;
}

/// Elements of a list that have an id of their own and more than a reference has are sub-resources.
fn unflatten_parts(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(unflatten_parts),
        Value::Object(object) => {
            let is_part = recognises(object)
                && object.contains_key("name")
                && !object.contains_key("properties")
                && object.keys().any(|key| is_own(key));
            if is_part {
                unflatten(object, "");
            } else {
                object.values_mut().for_each(unflatten_parts);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
