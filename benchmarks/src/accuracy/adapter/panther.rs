//! Panther's cases: AWS API answers under Panther's own type names, null where AWS has none.

use serde_json::Value;

/// Where the type is more than dots for colons.
const TYPES: &[(&str, &str)] = &[
    ("AWS.ACM.Certificate", "AWS::CertificateManager::Certificate"),
    ("AWS.CloudTrail", "AWS::CloudTrail::Trail"),
    ("AWS.CloudWatch.LogGroup", "AWS::Logs::LogGroup"),
    ("AWS.Config.Recorder", "AWS::Config::ConfigurationRecorder"),
    ("AWS.EC2.AMI", "AWS::EC2::Image"),
    ("AWS.EC2.NetworkACL", "AWS::EC2::NetworkAcl"),
    (
        "AWS.ELBV2.ApplicationLoadBalancer",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
    ),
    ("AWS.IAM.Policy", "AWS::IAM::ManagedPolicy"),
    ("AWS.IAM.RootUser", "AWS::IAM::User"),
    ("AWS.PasswordPolicy", "AWS::IAM::AccountPasswordPolicy"),
    ("AWS.RDS.Instance", "AWS::RDS::DBInstance"),
    ("AWS.WAF.Regional.WebACL", "AWS::WAFRegional::WebACL"),
];

/// Whether a type is named in Panther's manner.
pub(super) fn is_type(name: &str) -> bool {
    name.starts_with("AWS.")
}

/// The resource with its type, and a uid whatever of it was left out.
pub(super) fn record(case: &Value) -> Value {
    let text = |key: &str| case.get(key).and_then(Value::as_str).unwrap_or_default();
    let theirs = text("resource_type");
    let ours = TYPES
        .iter()
        .find(|(name, _)| *name == theirs)
        .map(|(_, ours)| (*ours).to_owned());
    let mut fields = case
        .get("resource")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    let keys = ["Arn", "ARN", "ResourceId", "ResourceID"];
    let uid = keys
        .iter()
        .find_map(|key| fields.get(*key).and_then(Value::as_str))
        .unwrap_or(text("case"))
        .to_owned();
    let own = |key: &str| fields.get(key).filter(|value| value.is_string()).cloned();
    let scope = [("account", own("AccountId")), ("region", own("Region"))];
    for (name, value) in scope {
        if let Some(value) = value {
            fields.insert(name.to_owned(), value);
        }
    }
    fields.insert("resource_uid".to_owned(), uid.into());
    fields.insert(
        "resource_type".to_owned(),
        ours.unwrap_or_else(|| theirs.replace('.', "::")).into(),
    );
    Value::Object(fields)
}
