//! The way from a finding to its resource in the provider's console. Only for live resources: a template's have no page.

use crate::finding::ResourceInfo;

/// A link that opens the resource, or the project that it is in where the provider has no link by name.
///
/// AWS: `go/view` takes any ARN of the commercial partition. Azure: `#resource` takes any resource id (the `portalLink` of Azure
/// Monitor's webhooks). Google Cloud: the dashboard of the project.
pub fn link(resource: &ResourceInfo) -> Option<String> {
    let uid = resource.uid.as_str();
    match resource.provider.as_str() {
        "aws" if uid.starts_with("arn:aws:") => {
            Some(format!("https://console.aws.amazon.com/go/view?arn={}", encoded(uid)))
        }
        "azure" if uid.starts_with("/subscriptions/") => {
            Some(format!("https://portal.azure.com/#resource{}", encoded(uid)))
        }
        "gcp" if uid.starts_with("//") => {
            let project = resource.account.as_deref()?;
            Some(format!(
                "https://console.cloud.google.com/home/dashboard?project={}",
                encoded(project)
            ))
        }
        // A digest, which is of no provider, names the list of what it tells.
        "tripline" if uid.starts_with("https://") || uid.starts_with("http://") => Some(uid.to_owned()),
        _ => None,
    }
}

/// Percent-encoded but for what may stand in a path, a query and a fragment alike (RFC 3986).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => out.push(byte.into()),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resources_that_are_there_have_a_page() {
        let check = |provider: &str, uid: &str, expect: Option<&str>| {
            let resource = ResourceInfo {
                uid: uid.to_owned(),
                resource_type: String::new(),
                name: None,
                provider: provider.to_owned(),
                account: Some("project-1".to_owned()),
                region: None,
                tags: Default::default(),
                context: Default::default(),
            };
            assert_eq!(link(&resource).as_deref(), expect, "{uid}");
        };
        check(
            "tripline",
            "https://siem.example/search?rule=r",
            Some("https://siem.example/search?rule=r"),
        );
        check("tripline", "tripline:digest:3", None);
        check(
            "aws",
            "arn:aws:s3:::a b",
            Some("https://console.aws.amazon.com/go/view?arn=arn:aws:s3:::a%20b"),
        );
        check("aws", "arn:aws-cn:s3:::a", None);
        check("aws", "terraform://main.tf/aws_s3_bucket.a", None);
        let id = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm";
        check("azure", id, Some(&format!("https://portal.azure.com/#resource{id}")));
        check(
            "gcp",
            "//storage.googleapis.com/b",
            Some("https://console.cloud.google.com/home/dashboard?project=project-1"),
        );
        check("kubernetes", "k8s://c/n/Pod/p", None);
        check(
            "aws",
            "arn:aws:s3:::\"><script>",
            Some("https://console.aws.amazon.com/go/view?arn=arn:aws:s3:::%22%3E%3Cscript%3E"),
        );
    }
}
