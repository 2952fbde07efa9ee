//! Resources that carry a document of another shape in an attribute: a request to Azure, a manifest of Kubernetes. They become records of
//! that shape, at the address of the resource. Knows these types and no rule's fields.
//!
//! Documents: the providers' pages of `azapi_resource` (`type` is `TYPE@VERSION`; `body` is the request, an object since version 2, JSON text
//! before), `kubernetes_manifest` (`manifest`) and `kubectl_manifest` (`yaml_body`, `yaml_body_parsed`).

use std::collections::HashMap;

use schemas::ConfigChange;
use schemas::change::UNKNOWN;
use serde_json::Value;

use super::configuration::bare;
use super::overlay::LATER;
use crate::adapter::companion::Member;
use crate::adapter::{Context, kubernetes};
use crate::document::{Body, yaml};
use crate::field::{self, Object};
use crate::shape::Shape;

/// The type that carries a request to Azure.
const AZURE: &str = "azapi_resource";
/// The type that carries a manifest.
const MANIFEST: &str = "kubernetes_manifest";
/// How many parents a name is put together of.
const DEEPEST: usize = 6;

/// Address of each resource of Azure that a document carries → its name, and what it says of its parent.
pub(super) type Names = HashMap<String, (String, Option<String>)>;

/// What the resource tells those that name it their parent.
pub(super) fn name(resource_type: &str, address: &str, values: &Object, names: &mut Names) {
    let text = |key: &str| values.get(key).and_then(Value::as_str).map(str::to_owned);
    if let (AZURE, Some(name)) = (resource_type, text("name")) {
        names.insert(bare(address), (name, text("parent_id")));
    }
}

/// The record of the document that the resource carries; none where it carries none, or one that cannot be read.
pub(super) fn record(change: &ConfigChange, values: &Object, names: &Names, context: &Context) -> Option<ConfigChange> {
    let mut record = match change.resource_type.as_str() {
        AZURE => azure(change, values, names)?,
        MANIFEST => manifest(values.get("manifest")?.clone(), context)?,
        "kubectl_manifest" => {
            // The first is sensitive to the provider; the second is it without what is secret.
            let text = |key: &str| values.get(key).and_then(Value::as_str);
            manifest(
                document(text("yaml_body").or_else(|| text("yaml_body_parsed"))?)?,
                context,
            )?
        }
        _ => return None,
    };
    record.resource_uid.clone_from(&change.resource_uid);
    record.source.clone_from(&change.source);
    record.kind = change.kind;
    record.time = change.time;
    record.version = None;
    // The state before is in the carrier's form.
    record.prior = None;
    Some(record)
}

fn azure(change: &ConfigChange, values: &Object, names: &Names) -> Option<ConfigChange> {
    let (resource_type, version) = values.get("type")?.as_str()?.split_once('@')?;
    let resource_type = resource_type.to_lowercase();
    let unknown = || Value::Object(Object::from_iter([(UNKNOWN.to_owned(), LATER.into())]));
    let mut configuration = match values.get("body") {
        None | Some(Value::Null) => Object::new(),
        Some(Value::Object(body)) if !body.contains_key(UNKNOWN) => body.clone(),
        Some(Value::String(body)) => match serde_json::from_str(body) {
            Ok(Value::Object(body)) => body,
            _ => Object::from_iter([("properties".to_owned(), unknown())]),
        },
        Some(_) => Object::from_iter([("properties".to_owned(), unknown())]),
    };
    for key in ["location", "tags"] {
        if let Some(value) = values.get(key).filter(|value| !value.is_null()) {
            configuration.insert(key.to_owned(), value.clone());
        }
    }
    match values.get("identity") {
        Some(Value::Array(blocks)) => {
            if let Some(block) = blocks.first() {
                configuration.insert("identity".to_owned(), block.clone());
            }
        }
        Some(Value::Object(block)) => {
            configuration.insert("identity".to_owned(), Value::Object(block.clone()));
        }
        _ => {}
    }
    let name = full_name(&change.resource_uid, values, names);
    configuration.insert("type".to_owned(), resource_type.as_str().into());
    configuration.insert("apiVersion".to_owned(), version.into());
    if let Some(name) = &name {
        configuration.insert("name".to_owned(), name.as_str().into());
    }
    let mut record = change.clone();
    Shape::Arm.as_str().clone_into(&mut record.shape);
    "azure".clone_into(&mut record.provider);
    record.resource_name = name.or(record.resource_name);
    record.tags = field::tags(configuration.get("tags"));
    record.resource_type = resource_type;
    record.configuration = Some(Value::Object(configuration).to_string());
    Some(record)
}

/// The names of the resource and of its parents, as a template has them: `shop/default`.
fn full_name(address: &str, values: &Object, names: &Names) -> Option<String> {
    let kind = values.get("type")?.as_str()?;
    let wanted = kind.matches('/').count();
    let mut own = vec![values.get("name")?.as_str()?.to_owned()];
    let mut parent = values.get("parent_id").and_then(Value::as_str).map(str::to_owned);
    let module = address.rfind("azapi_").map_or("", |at| &address[..at]);
    for _ in 1..wanted.min(DEEPEST) {
        let Some(text) = parent.take() else { break };
        match text.strip_prefix("ref:") {
            Some(reference) => {
                let reference = reference.strip_suffix(".id").unwrap_or(reference);
                let found = [reference.to_owned(), format!("{module}{reference}")];
                let Some((name, above)) = found.iter().find_map(|address| names.get(&bare(address))) else {
                    break;
                };
                own.insert(0, name.clone());
                parent.clone_from(above);
            }
            None => {
                let (above, name) = text.rsplit_once('/')?;
                own.insert(0, name.to_owned());
                parent = above.rsplit_once('/').map(|(above, _)| above.to_owned());
            }
        }
    }
    Some(own.join("/"))
}

/// The values of a resource that stays what it is, without the secret that a manifest holds.
pub(super) fn hidden(member: Member) -> Value {
    let mut values = Value::Object(member.values);
    if member.resource_type == MANIFEST {
        kubernetes::redact(&mut values);
    }
    values
}

fn manifest(value: Value, context: &Context) -> Option<ConfigChange> {
    if !kubernetes::recognises(&value) {
        return None;
    }
    let mut items = kubernetes::decode(value, context).ok()?;
    // A list is several objects, and one address.
    (items.len() == 1).then(|| items.remove(0).outcome.ok()).flatten()
}

/// The one document of a YAML text.
fn document(text: &str) -> Option<Value> {
    let mut documents = yaml::split(text).list;
    match (documents.len(), documents.pop()?.body) {
        (1, Body::Parsed(value)) => Some(value),
        _ => None,
    }
}
