//! The inventory: the latest state of each resource, and how partial records are laid over it.

use serde_json::{Map, Value};

use schemas::ConfigChange;

/// Reserved key in a merged configuration: when each section was last set, ms.
const SECTIONS: &str = "$sections";

/// Lays the top-level sections of a partial change over the configuration known before. A section that is older than the
/// one known is left out, so that the order in which RESOURCE and IAM_POLICY messages arrive does not matter.
/// Returns the whole configuration, and whether anything of the change was taken.
pub fn merge(known: Option<&ConfigChange>, change: &ConfigChange) -> (String, bool) {
    let mut whole = known
        .and_then(|known| object(known.configuration.as_deref()))
        .unwrap_or_default();
    let mut times = match whole.remove(SECTIONS) {
        Some(Value::Object(times)) => times,
        _ => Map::new(),
    };
    let mut taken = false;
    for (section, value) in object(change.configuration.as_deref()).unwrap_or_default() {
        if times
            .get(&section)
            .and_then(Value::as_i64)
            .is_some_and(|time| time > change.time)
        {
            continue;
        }
        times.insert(section.clone(), change.time.into());
        whole.insert(section, value);
        taken = true;
    }
    whole.insert(SECTIONS.to_owned(), Value::Object(times));
    (Value::Object(whole).to_string(), taken)
}

fn object(text: Option<&str>) -> Option<Map<String, Value>> {
    match serde_json::from_str(text?) {
        Ok(Value::Object(object)) => Some(object),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(time: i64, configuration: &str) -> ConfigChange {
        ConfigChange {
            id: format!("{time}{configuration}"),
            source: "gcp_asset_feed".into(),
            shape: "gcp_asset".into(),
            provider: "gcp".into(),
            account: None,
            region: None,
            resource_type: "storage.googleapis.com/Bucket".into(),
            resource_uid: "//storage.googleapis.com/b".into(),
            resource_name: None,
            kind: schemas::ChangeKind::Update,
            time,
            observed_at: time,
            version: None,
            actor: None,
            tags: Default::default(),
            completeness: schemas::Completeness::Partial,
            configuration: Some(configuration.into()),
            prior: None,
            origin: None,
            context: None,
        }
    }

    #[test]
    fn sections_come_in_any_order() {
        let resource = change(10, r#"{"resource":{"name":"b"}}"#);
        let policy = change(5, r#"{"iam_policy":{"bindings":[]}}"#);
        let older = change(3, r#"{"resource":{"name":"old"}}"#);
        let (first, _) = merge(None, &resource);
        let known = ConfigChange {
            configuration: Some(first),
            ..resource
        };
        let (both, taken) = merge(Some(&known), &policy);
        assert!(taken);
        let known = ConfigChange {
            configuration: Some(both.clone()),
            ..known
        };
        let value: Value = serde_json::from_str(&both).unwrap();
        assert_eq!(value["resource"]["name"], "b");
        assert!(value["iam_policy"].is_object());
        assert!(!merge(Some(&known), &older).1);
    }
}
