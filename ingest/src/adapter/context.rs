//! What an adapter may know beside the document, and the change that every source begins with. Knows no provider.

use std::collections::BTreeMap;

use schemas::{ChangeKind, Completeness, ConfigChange};

use crate::shape::Shape;

/// What an adapter may know beside the document.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The file's name or the endpoint; some shapes need it (`describe-security-groups.json`), template uids begin with it.
    pub name: &'a str,
    /// Account, subscription or project of records that do not name theirs.
    pub account: Option<&'a str>,
    /// Region of records that do not name theirs.
    pub region: Option<&'a str>,
    /// Kubernetes cluster of the records.
    pub cluster: Option<&'a str>,
    /// Now, ms since the Unix epoch.
    pub observed_at: i64,
}

impl Context<'_> {
    /// A change with what every source fills alike: a full snapshot as of now, of the default account and region.
    /// The adapter overwrites what its record says better. `id` stays empty unless the adapter calls [`super::identify`].
    pub fn change(
        &self,
        feed: &str,
        shape: Shape,
        provider: &str,
        resource_type: &str,
        resource_uid: &str,
    ) -> ConfigChange {
        ConfigChange {
            id: String::new(),
            source: feed.to_owned(),
            shape: shape.as_str().to_owned(),
            provider: provider.to_owned(),
            account: self.account.map(str::to_owned),
            region: self.region.map(str::to_owned),
            resource_type: resource_type.to_owned(),
            resource_uid: resource_uid.to_owned(),
            resource_name: None,
            kind: ChangeKind::Snapshot,
            time: self.observed_at,
            observed_at: self.observed_at,
            version: None,
            actor: None,
            tags: BTreeMap::new(),
            completeness: Completeness::Full,
            configuration: None,
            prior: None,
            origin: None,
            context: None,
        }
    }
}
