//! Cloud Custodian's cases: an AWS API answer and the further answers that its policy read. They are put together as a script would:
//! each answer's fields beside the resource's, and the whole answer under its call's noun.

use serde_json::{Map, Value, json};

/// Types without a name in CloudFormation's manner.
const TYPES: &[(&str, &str)] = &[
    ("ami", "AWS::EC2::Image"),
    (
        "comprehend-dominant-language-detection-job",
        "AWS::Comprehend::DominantLanguageDetectionJob",
    ),
    ("comprehend-document-classifier", "AWS::Comprehend::DocumentClassifier"),
    (
        "comprehend-entities-detection-job",
        "AWS::Comprehend::EntitiesDetectionJob",
    ),
    ("comprehend-entity-recognizer", "AWS::Comprehend::EntityRecognizer"),
    (
        "comprehend-key-phrases-detection-job",
        "AWS::Comprehend::KeyPhrasesDetectionJob",
    ),
    (
        "comprehend-pii-entities-detection-job",
        "AWS::Comprehend::PiiEntitiesDetectionJob",
    ),
    (
        "comprehend-sentiment-detection-job",
        "AWS::Comprehend::SentimentDetectionJob",
    ),
    (
        "comprehend-targeted-sentiment-detection-job",
        "AWS::Comprehend::TargetedSentimentDetectionJob",
    ),
    ("comprehend-topics-detection-job", "AWS::Comprehend::TopicsDetectionJob"),
    ("directory", "AWS::DirectoryService::Directory"),
    ("dsql-cluster", "AWS::DSQL::Cluster"),
    ("ebs-snapshot", "AWS::EC2::Snapshot"),
    ("fsx-backup", "AWS::FSx::Backup"),
    ("kinesis-video", "AWS::KinesisVideo::Stream"),
    ("rds-cluster-snapshot", "AWS::RDS::DBClusterSnapshot"),
    ("rds-snapshot", "AWS::RDS::DBSnapshot"),
    ("redshift-snapshot", "AWS::Redshift::ClusterSnapshot"),
    ("ssm-data-sync", "AWS::SSM::ResourceDataSync"),
    ("vpc-lattice-service", "AWS::VpcLattice::Service"),
    ("vpc-lattice-service-network", "AWS::VpcLattice::ServiceNetwork"),
    ("workspaces-image", "AWS::WorkSpaces::Image"),
];

const ACCOUNT: &str = "AWS::::Account";

/// The account that Custodian's tests run in: theirs, where a record does not say whose it is.
pub(super) const OWN_ACCOUNT: &str = "644160558196";

/// Fields of an answer that say nothing of a resource.
const PAGING: [&str; 6] = [
    "NextToken",
    "NextMarker",
    "Marker",
    "PaginationToken",
    "IsTruncated",
    "Truncated",
];

/// The resource with its answers; of an account also each answer by itself, for what it holds has types of its own.
pub(super) fn records(case: &Value) -> Vec<Value> {
    let mut resource = case
        .get("resource")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    let kind = resource_type(case.get("resource_type").and_then(Value::as_str).unwrap_or_default());
    let alone = Value::Object(resource.clone());
    let mut own = Vec::new();
    texts(&alone, &mut own);
    let mut records = Vec::new();
    for call in case.get("calls").and_then(Value::as_array).into_iter().flatten() {
        let answer = call.get("answer").cloned().unwrap_or_default();
        if kind == ACCOUNT {
            records.push(answer.clone());
        }
        if speaks_of(call, &own) {
            let operation = call.get("operation").and_then(Value::as_str).unwrap_or_default();
            lay(&mut resource, operation, answer);
        }
    }
    if let Some(account) = resource.get("account_id").cloned().filter(|_| kind == ACCOUNT) {
        resource.insert("account".to_owned(), account);
    }
    resource.insert("resource_type".to_owned(), kind.into());
    records.insert(0, Value::Object(resource));
    records
}

fn resource_type(name: &str) -> &str {
    let name = name.strip_prefix("aws.").unwrap_or(name);
    TYPES
        .iter()
        .find(|(theirs, _)| *theirs == name)
        .map_or(name, |(_, ours)| ours)
}

/// A call about this resource names one of its texts; one without an argument is about the account.
fn speaks_of(call: &Value, own: &[&str]) -> bool {
    let mut arguments = Vec::new();
    texts(call.get("arguments").unwrap_or(&Value::Null), &mut arguments);
    arguments.is_empty()
        || arguments
            .iter()
            .any(|argument| own.iter().any(|text| names(argument, text)))
}

/// The text itself, or an ARN that ends with it.
fn names(argument: &str, text: &str) -> bool {
    let head = argument.strip_suffix(text).filter(|_| text.len() >= 4);
    argument == text || head.is_some_and(|head| head.starts_with("arn:") && head.ends_with(['/', ':']))
}

fn texts<'a>(value: &'a Value, out: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => out.push(text),
        Value::Array(values) => values.iter().for_each(|value| texts(value, out)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, out)),
        _ => {}
    }
}

/// `GetBucketEncryption` → `Encryption`, `DescribeFileSystemPolicy` → `FileSystemPolicy`.
fn noun(operation: &str) -> &str {
    let noun = ["Get", "Describe", "List"]
        .iter()
        .find_map(|verb| operation.strip_prefix(verb))
        .unwrap_or(operation);
    noun.strip_prefix("Bucket")
        .filter(|rest| !rest.is_empty())
        .unwrap_or(noun)
}

/// Lays an answer beside the resource's fields, which stand. A call that found nothing leaves its noun as null: asked for, and none.
fn lay(resource: &mut Map<String, Value>, operation: &str, answer: Value) {
    let noun = noun(operation);
    let fields = match answer {
        Value::Object(fields) if !fields.contains_key("error") => fields,
        _ => Map::new(),
    };
    let new: Map<String, Value> = fields
        .into_iter()
        .filter(|(key, value)| !PAGING.contains(&key.as_str()) && resource.get(key) != Some(value))
        .collect();
    for (key, value) in &new {
        match (resource.get_mut(key), value) {
            // The next page, or the answer on another of the resource's parts.
            (Some(Value::Array(known)), Value::Array(more)) => known.extend(more.iter().cloned()),
            (Some(_), _) => {}
            (None, value) => drop(resource.insert(key.clone(), value.clone())),
        }
    }
    if new.is_empty() && noun.ends_with("Policy") {
        // By whatever name: it has none.
        resource.entry("Policy").or_insert(Value::Null);
    }
    let whole = if new.is_empty() { Value::Null } else { json!(new) };
    resource.entry(noun.to_owned()).or_insert(whole);
}
