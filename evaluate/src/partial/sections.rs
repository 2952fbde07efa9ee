//! Sections over the latest state of a resource, each with a time of its own.

use serde_json::{Map, Value};

use schemas::ConfigChange;

/// Reserved key in a merged configuration: when each section was last set, ms.
const SECTIONS: &str = "$sections";

/// Lays the top-level sections of a partial change over the latest configuration. A section that is older than the one there
/// is left out. Returns the whole configuration, and whether anything of the change was taken.
pub fn lay_over(latest: Option<&ConfigChange>, change: &ConfigChange) -> (String, bool) {
    let mut whole = latest
        .and_then(|latest| object(latest.configuration.as_deref()))
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
        let (first, _) = lay_over(None, &resource);
        let latest = ConfigChange {
            configuration: Some(first),
            ..resource
        };
        let (both, taken) = lay_over(Some(&latest), &policy);
        assert!(taken);
        let latest = ConfigChange {
            configuration: Some(both.clone()),
            ..latest
        };
        let value: Value = serde_json::from_str(&both).unwrap();
        assert_eq!(value["resource"]["name"], "b");
        assert!(value["iam_policy"].is_object());
        assert!(!lay_over(Some(&latest), &older).1);
    }
}
