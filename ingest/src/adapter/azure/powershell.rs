//! Resources as Az PowerShell prints them. `Get-AzResource -ExpandProperties | ConvertTo-Json`: the fields beside `Properties` have names of
//! their own; what is in `Properties` is the API's. `Get-AzNetworkSecurityGroup` and its like print a class of their own, flat, whose
//! members have the API's names with a capital. Knows no wrapper.
//!
//! Documents: Az.Resources, "Get-AzResource" (type `PSResource`); "Outputs" of each other cmdlet.

use serde_json::Value;

use super::id::{ResourceId, is_resource_id};
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

/// Types whose cmdlets print members with the API's names, and a member that a whole resource has: a listing may print names alone.
const CLASSES: [(&str, &str); 11] = [
    ("microsoft.cache/redis", "hostName"),
    ("microsoft.compute/disks", "creationData"),
    ("microsoft.compute/virtualmachines", "storageProfile"),
    ("microsoft.containerservice/managedclusters", "kubernetesVersion"),
    ("microsoft.keyvault/vaults", "vaultUri"),
    ("microsoft.network/networkinterfaces", "ipConfigurations"),
    ("microsoft.network/networksecuritygroups", "securityRules"),
    ("microsoft.network/virtualnetworks", "subnets"),
    ("microsoft.sql/servers", "fullyQualifiedDomainName"),
    ("microsoft.storage/storageaccounts", "primaryEndpoints"),
    ("microsoft.web/sites", "siteConfig"),
];

/// What is known of a resource whose class is none of these.
const IDENTITY: [&str; 5] = ["id", "type", "name", "location", "tags"];

/// Whether the object is a resource that a cmdlet printed.
pub(super) fn recognises(object: &Object) -> bool {
    let is_id = |name| object.get(name).and_then(Value::as_str).is_some_and(is_resource_id);
    !object.contains_key("id") && (is_id("ResourceId") || is_id("Id"))
}

/// Gives the fields the API's names.
pub(super) fn rename(object: &mut Object) {
    if object.contains_key("Properties") {
        of_any_type(object);
    } else {
        of_a_class(object);
    }
}

fn of_any_type(object: &mut Object) {
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

fn of_a_class(object: &mut Object) {
    let tags = ["Tags", "Tag"].into_iter().find_map(|name| object.remove(name));
    let mut named: Object = std::mem::take(object)
        .into_iter()
        .map(|(name, value)| (camel(&name), of_the_api(value)))
        .collect();
    let id = named.remove("resourceId").filter(Value::is_string);
    if let Some(id) = id.or_else(|| named.remove("id")) {
        named.insert("id".to_owned(), id);
    }
    named.extend(tags.map(|tags| ("tags".to_owned(), tags)));
    let group = named.remove("resourceGroupName");
    named.extend(group.map(|group| ("resourceGroup".to_owned(), group)));
    for name in ["identity", "kind", "location", "sku", "tags", "type", "zones"] {
        if named.get(name).is_some_and(Value::is_null) {
            named.remove(name);
        }
    }
    if !is_whole(&named) {
        named.retain(|name, _| IDENTITY.contains(&name.as_str()));
    }
    *object = named;
}

fn is_whole(object: &Object) -> bool {
    let id = object.get("id").and_then(Value::as_str).unwrap_or_default();
    let kind = ResourceId::parse(id).ok().and_then(|id| id.resource_type(None));
    CLASSES
        .iter()
        .any(|(of, member)| kind.as_deref() == Some(*of) && object.get(*member).is_some_and(|value| !value.is_null()))
}

fn of_the_api(value: Value) -> Value {
    match value {
        Value::Object(object) => object
            .into_iter()
            .map(|(name, value)| (camel(&name), of_the_api(value)))
            .collect(),
        Value::Array(list) => list.into_iter().map(of_the_api).collect(),
        other => other,
    }
}

/// `OSProfile` is `osProfile`, `Id` is `id`, `EnableRBAC` is `enableRBAC`.
fn camel(name: &str) -> String {
    let capitals = name.chars().take_while(char::is_ascii_uppercase).count();
    let lower = if capitals > 1 && capitals < name.len() {
        capitals - 1
    } else {
        capitals
    };
    let (head, rest) = name.split_at(lower);
    head.to_ascii_lowercase() + rest
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn renamed(value: Value) -> Value {
        let Value::Object(mut object) = value else { panic!() };
        assert!(recognises(&object));
        rename(&mut object);
        Value::Object(object)
    }

    #[test]
    fn a_class_of_its_own_has_the_names_of_the_api() {
        let id = "/subscriptions/a/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/n";
        let printed = json!({"Id": id, "Name": "n", "Type": null, "ResourceGroupName": "g", "Tag": {"Cost Centre": "7"},
            "SecurityRules": [{"Name": "r", "Id": format!("{id}/securityRules/r"), "DestinationPortRange": ["22"]}]});
        let expect = json!({"id": id, "name": "n", "resourceGroup": "g", "tags": {"Cost Centre": "7"},
            "securityRules": [{"name": "r", "id": format!("{id}/securityRules/r"), "destinationPortRange": ["22"]}]});
        assert_eq!(renamed(printed), expect);
    }

    #[test]
    fn a_listing_and_a_class_that_is_not_known_are_names_alone() {
        let vault = "/subscriptions/a/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v";
        let listed = json!({"ResourceId": vault, "VaultName": "v", "Location": "westeurope", "Tags": {}});
        assert_eq!(
            renamed(listed),
            json!({"id": vault, "location": "westeurope", "tags": {}})
        );
        let server = "/subscriptions/a/resourceGroups/g/providers/Microsoft.DBforPostgreSQL/flexibleServers/s";
        let other = json!({"Id": server, "Name": "s", "NetworkPublicNetworkAccess": "Enabled"});
        assert_eq!(renamed(other), json!({"id": server, "name": "s"}));
    }

    #[test]
    fn capitals_become_small_as_far_as_the_word_goes() {
        for (printed, name) in [
            ("OSProfile", "osProfile"),
            ("Id", "id"),
            ("ETag", "eTag"),
            ("EnableRBAC", "enableRBAC"),
            ("ID", "id"),
            ("omsagent", "omsagent"),
        ] {
            assert_eq!(camel(printed), name);
        }
    }
}
