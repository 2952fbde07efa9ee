//! Azure resource ids. Knows their grammar only:
//! `/subscriptions/{id}/resourceGroups/{group}/providers/{namespace}/{type}/{name}[/{type}/{name}…]`, where a further `/providers/…`
//! names an extension of what stands before it (Azure Resource Manager, "Template functions - resources", `resourceId`,
//! `extensionResourceId`).

/// Whether the text begins as an id does.
pub(super) fn is_resource_id(id: &str) -> bool {
    ["/subscriptions/", "/providers/microsoft."].iter().any(|root| {
        id.get(..root.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(root))
    })
}

/// A parsed id.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ResourceId {
    /// The whole id in lower case.
    pub(super) uid: String,
    /// The subscription in lower case.
    pub(super) subscription: Option<String>,
    /// The last segment as it was written.
    pub(super) name: Option<String>,
    /// The type that the id spells, in lower case.
    spelled: Option<String>,
}

impl ResourceId {
    /// Reads an id; the error says what is wrong.
    pub(super) fn parse(id: &str) -> Result<Self, String> {
        let id = id.trim_end_matches('/');
        let segments: Vec<&str> = id.strip_prefix('/').unwrap_or_default().split('/').collect();
        if segments.iter().any(|segment| segment.is_empty()) {
            return Err("not an Azure resource id".to_owned());
        }
        let is = |segment: &str, word: &str| segment.eq_ignore_ascii_case(word);
        let after = |word: &str| segments.windows(2).find(|pair| is(pair[0], word)).map(|pair| pair[1]);
        if !["subscriptions", "providers", "tenants"]
            .iter()
            .any(|root| is(segments[0], root))
        {
            return Err("not an Azure resource id".to_owned());
        }
        let last_provider = segments.iter().rposition(|segment| is(segment, "providers"));
        let spelled = match last_provider {
            Some(at) => spelled_type(&segments[at + 1..]),
            None => match segments.len() {
                2 => Some("microsoft.resources/subscriptions".to_owned()),
                4 if is(segments[2], "resourceGroups") => {
                    Some("microsoft.resources/subscriptions/resourcegroups".to_owned())
                }
                _ => None,
            },
        };
        let scope = is(segments[0], "subscriptions");
        Ok(Self {
            uid: id.to_ascii_lowercase(),
            subscription: after("subscriptions").filter(|_| scope).map(str::to_ascii_lowercase),
            name: segments.last().map(|name| (*name).to_owned()),
            spelled,
        })
    }

    /// The type: what the record says, in lower case, else what the id spells. Resource groups have two spellings, of which
    /// Resource Graph's is kept.
    pub(super) fn resource_type(&self, given: Option<&str>) -> Option<String> {
        match given.map(str::to_ascii_lowercase) {
            Some(name) if name == "microsoft.resources/resourcegroups" => {
                Some("microsoft.resources/subscriptions/resourcegroups".to_owned())
            }
            Some(name) => Some(name),
            None => self.spelled.clone(),
        }
    }
}

/// `[namespace, type, name, type, name…]` → `namespace/type/type`.
fn spelled_type(segments: &[&str]) -> Option<String> {
    let (namespace, rest) = segments.split_first()?;
    if rest.is_empty() {
        return None;
    }
    let types: Vec<&str> = rest.iter().step_by(2).copied().collect();
    Some(format!("{namespace}/{}", types.join("/")).to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(id: &str, subscription: Option<&str>, resource_type: Option<&str>, name: &str) {
        let parsed = ResourceId::parse(id).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(parsed.uid, id.to_ascii_lowercase());
        assert_eq!(parsed.subscription.as_deref(), subscription, "{id}");
        assert_eq!(parsed.resource_type(None).as_deref(), resource_type, "{id}");
        assert_eq!(parsed.name.as_deref(), Some(name), "{id}");
    }

    #[test]
    fn ids_name_subscription_type_and_name() {
        check(
            "/subscriptions/ABC/resourceGroups/Rg/providers/Microsoft.Storage/storageAccounts/Data",
            Some("abc"),
            Some("microsoft.storage/storageaccounts"),
            "Data",
        );
        check(
            "/subscriptions/abc/resourcegroups/rg/providers/Microsoft.Sql/servers/s/databases/d",
            Some("abc"),
            Some("microsoft.sql/servers/databases"),
            "d",
        );
        check(
            "/subscriptions/abc/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/v/providers/Microsoft.Insights/diagnosticSettings/x",
            Some("abc"),
            Some("microsoft.insights/diagnosticsettings"),
            "x",
        );
        check(
            "/subscriptions/abc",
            Some("abc"),
            Some("microsoft.resources/subscriptions"),
            "abc",
        );
        check(
            "/subscriptions/abc/resourceGroups/rg",
            Some("abc"),
            Some("microsoft.resources/subscriptions/resourcegroups"),
            "rg",
        );
        check(
            "/providers/Microsoft.Management/managementGroups/root",
            None,
            Some("microsoft.management/managementgroups"),
            "root",
        );
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for id in [
            "",
            "/",
            "x",
            "arn:aws:s3:::b",
            "/subscriptions//x",
            "//storage.googleapis.com/b",
        ] {
            assert!(ResourceId::parse(id).is_err(), "{id}");
        }
    }
}
