//! Names, projects and labels as Google's APIs write them. Knows no envelope.

use std::collections::BTreeMap;

use crate::field::{self, Object};

/// Labels, which clusters call `resourceLabels` and SQL instances keep as `settings.userLabels`.
pub(super) fn labels(data: &Object) -> BTreeMap<String, String> {
    let nested = data.get("settings").and_then(|settings| settings.get("userLabels"));
    field::tags(data.get("labels").or_else(|| data.get("resourceLabels")).or(nested))
}

/// The project in `//service/projects/{project}/…`, by id or number.
pub(super) fn project_of(name: &str) -> Option<String> {
    let mut parts = name.split('/');
    parts.find(|part| *part == "projects")?;
    parts.next().filter(|project| !project.is_empty()).map(str::to_owned)
}

/// `https://…/zones/us-central1-a` → `us-central1-a`.
pub(super) fn last_part(path: &str) -> &str {
    path.trim_end_matches('/').rsplit('/').next().unwrap_or(path)
}
