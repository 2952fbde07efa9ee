//! Objects as Google Cloud's APIs give them and `gcloud … list --format json` prints them. Knows of each kind its asset type and how its
//! full name is made.
//!
//! Document: Cloud Asset Inventory, "Asset types" (names and types), "Resource name format".

use schemas::{Completeness, ConfigChange};
use serde_json::{Value, json};

use super::name::{labels, last_part, project_of};
use crate::adapter::{Context, DecodeError};
use crate::field::{self, Object};
use crate::shape::Shape;

/// How an API's objects are told and named.
struct Kind {
    /// `kind` of the object; empty where the API prints none.
    kind: &'static str,
    /// The collection before the last part of `selfLink` or `name`: `…/clusters/c`.
    collection: &'static str,
    /// The host in `selfLink`, or a key that the objects of this collection have beside a relative `name`.
    mark: &'static str,
    asset_type: &'static str,
    /// What full names begin with.
    service: &'static str,
}

const fn compute(kind: &'static str, asset_type: &'static str) -> Kind {
    Kind {
        kind,
        collection: "",
        mark: "",
        asset_type,
        service: "compute.googleapis.com",
    }
}

const fn by_kind(kind: &'static str, asset_type: &'static str, service: &'static str) -> Kind {
    Kind {
        kind,
        collection: "",
        mark: "",
        asset_type,
        service,
    }
}

const fn by_name(
    collection: &'static str,
    mark: &'static str,
    asset_type: &'static str,
    service: &'static str,
) -> Kind {
    Kind {
        kind: "",
        collection,
        mark,
        asset_type,
        service,
    }
}

const KINDS: [Kind; 24] = [
    by_kind(
        "storage#bucket",
        "storage.googleapis.com/Bucket",
        "storage.googleapis.com",
    ),
    by_kind(
        "sql#instance",
        "sqladmin.googleapis.com/Instance",
        "cloudsql.googleapis.com",
    ),
    by_kind(
        "bigquery#dataset",
        "bigquery.googleapis.com/Dataset",
        "bigquery.googleapis.com",
    ),
    by_kind(
        "bigquery#table",
        "bigquery.googleapis.com/Table",
        "bigquery.googleapis.com",
    ),
    by_kind(
        "dns#managedZone",
        "dns.googleapis.com/ManagedZone",
        "dns.googleapis.com",
    ),
    compute("compute#firewall", "compute.googleapis.com/Firewall"),
    compute("compute#instance", "compute.googleapis.com/Instance"),
    compute("compute#disk", "compute.googleapis.com/Disk"),
    compute("compute#image", "compute.googleapis.com/Image"),
    compute("compute#snapshot", "compute.googleapis.com/Snapshot"),
    compute("compute#network", "compute.googleapis.com/Network"),
    compute("compute#subnetwork", "compute.googleapis.com/Subnetwork"),
    compute("compute#route", "compute.googleapis.com/Route"),
    compute("compute#router", "compute.googleapis.com/Router"),
    compute("compute#address", "compute.googleapis.com/Address"),
    compute("compute#forwardingRule", "compute.googleapis.com/ForwardingRule"),
    compute("compute#backendService", "compute.googleapis.com/BackendService"),
    compute("compute#sslPolicy", "compute.googleapis.com/SslPolicy"),
    compute("compute#targetHttpsProxy", "compute.googleapis.com/TargetHttpsProxy"),
    compute("compute#project", "compute.googleapis.com/Project"),
    by_name(
        "clusters",
        "container.googleapis.com",
        "container.googleapis.com/Cluster",
        "container.googleapis.com",
    ),
    by_name(
        "serviceAccounts",
        "email",
        "iam.googleapis.com/ServiceAccount",
        "iam.googleapis.com",
    ),
    by_name(
        "keys",
        "keyAlgorithm",
        "iam.googleapis.com/ServiceAccountKey",
        "iam.googleapis.com",
    ),
    by_name(
        "cryptoKeys",
        "purpose",
        "cloudkms.googleapis.com/CryptoKey",
        "cloudkms.googleapis.com",
    ),
];

/// Whether the object is one of these kinds.
pub(super) fn recognises(object: &Object) -> bool {
    kind(object).is_some()
}

fn kind(object: &Object) -> Option<&'static Kind> {
    let text = |key: &str| object.get(key).and_then(Value::as_str);
    if let Some(said) = text("kind").filter(|said| said.contains('#')) {
        return KINDS.iter().find(|kind| kind.kind == said);
    }
    let collection_of = |path: &str| {
        let mut parts = path.rsplit('/');
        parts.nth(1).map(str::to_owned)
    };
    let link = text("selfLink").unwrap_or_default();
    let name = text("name")
        .filter(|name| name.starts_with("projects/"))
        .unwrap_or_default();
    let fits = |kind: &&Kind| {
        let linked = link.contains(kind.mark) && collection_of(link).as_deref() == Some(kind.collection);
        let named = object.contains_key(kind.mark) && collection_of(name).as_deref() == Some(kind.collection);
        !kind.collection.is_empty() && (linked || named)
    };
    KINDS.iter().find(fits)
}

/// Decodes an object: the resource section of its asset.
pub(super) fn decode(object: &Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    let kind = kind(object).ok_or_else(|| DecodeError::refused("no kind of object that this version knows"))?;
    let name = full_name(object, kind)?;
    let mut change = context.change("gcp_api", Shape::GcpAsset, "gcp", kind.asset_type, &name);
    let project = field::optional_id(object, "projectNumber")?.filter(|number| number != "0");
    change.account = project_of(&name).or(change.account).or(project);
    let place = ["location", "zone", "region"]
        .iter()
        .find_map(|key| object.get(*key).and_then(Value::as_str));
    change.region = place
        .map(|place| last_part(place).to_ascii_lowercase())
        .or(change.region);
    change.resource_name = Some(last_part(&name).to_owned());
    change.tags = labels(object);
    // The API does not say whether there is a policy beside the resource.
    change.completeness = Completeness::Partial;
    change.configuration = Some(json!({"resource": object}).to_string());
    Ok(change)
}

/// `//storage.googleapis.com/name` for buckets; else the path of `selfLink` from `projects/` on, or a relative `name`.
fn full_name(object: &Object, kind: &Kind) -> Result<String, DecodeError> {
    if kind.kind == "storage#bucket" {
        return Ok(format!("//{}/{}", kind.service, field::text(object, "name")?));
    }
    let name = field::optional_text(object, "name")?.filter(|name| name.starts_with("projects/"));
    let path = match name {
        Some(name) => name,
        None => {
            let link = field::text(object, "selfLink")?;
            let at = link
                .find("projects/")
                .ok_or_else(|| DecodeError::invalid("selfLink", "names no project"))?;
            &link[at..]
        }
    };
    Ok(format!("//{}/{path}", kind.service))
}
