//! Attributes that something other than the provider's fixed default decides where nobody sets them: the account, a parent, an image, a
//! subnet. They stay unknown. Knows names only; a row cites the document that says who decides.

use serde_json::{Map, Value};

use super::dynamic;

/// Names and computed copies of any type, which say nothing by their absence.
const OUTPUTS: [&str; 10] = [
    "account_id",
    "arn",
    "bucket",
    "engine_version",
    "engine_version_actual",
    "id",
    "name",
    "owner_id",
    "self_link",
    "tags_all",
];

/// Who decides, and what: types and attributes.
const DECIDED: [(&[&str], &[&str]); 8] = [
    // EC2 encryption by default is a setting of the account, and a volume may come of an encrypted snapshot: EC2 API, CreateVolume.
    (
        &[
            "aws_ebs_volume",
            "aws_ebs_snapshot_copy",
            "aws_ami_copy",
            "aws_ebs_snapshot_import",
        ],
        &["encrypted", "kms_key_id"],
    ),
    // The image and the account's defaults: EC2 API, RunInstances, MetadataOptions and BlockDeviceMapping; the subnet says whether an
    // address is assigned.
    (
        &[
            "aws_instance",
            "aws_spot_instance_request",
            "aws_launch_configuration",
            "aws_launch_template",
        ],
        &[
            "associate_public_ip_address",
            "block_device_mappings",
            "ebs_block_device",
            "metadata_options",
            "root_block_device",
            "encrypted",
            "http_tokens",
        ],
    ),
    // The account's default of container insights: ECS API, PutAccountSettingDefault.
    (&["aws_ecs_cluster"], &["setting"]),
    // The subnets' routes: RDS API, CreateDBShardGroup.
    (&["aws_rds_shard_group"], &["publicly_accessible"]),
    // RDS API, CreateDBInstance, CACertificateIdentifier: the account may override the default.
    (
        &["aws_db_instance", "aws_rds_cluster_instance"],
        &["ca_cert_identifier"],
    ),
    // Which protections a new detector has depends on the account's age and its organisation: GuardDuty guide, "Features".
    (&["aws_guardduty_detector"], &["datasources"]),
    // The image: Compute API, instances, shieldedInstanceConfig.
    (
        &["google_compute_instance", "google_compute_instance_template"],
        &["shielded_instance_config"],
    ),
    // "set by the GKE backend": google_container_cluster, ip_allocation_policy.
    (&["google_container_cluster"], &["ip_allocation_policy"]),
];

/// Types, attributes of which any names a parent, and what it then decides: RDS API, CreateDBInstanceReadReplica,
/// RestoreDBInstanceFromDBSnapshot and their like for clusters.
type OfParent = (
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
);

const OF_PARENT: [OfParent; 3] = [
    (
        &["aws_db_instance"],
        &[
            "replicate_source_db",
            "snapshot_identifier",
            "restore_to_point_in_time",
            "s3_import",
        ],
        &[
            "backup_retention_period",
            "engine",
            "iam_database_authentication_enabled",
            "kms_key_id",
            "multi_az",
            "port",
            "storage_encrypted",
            "username",
        ],
    ),
    (
        &["aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"],
        &[
            "snapshot_identifier",
            "replication_source_identifier",
            "restore_to_point_in_time",
            "s3_import",
            "global_cluster_identifier",
        ],
        &[
            "engine",
            "kms_key_id",
            "kms_key_arn",
            "port",
            "storage_encrypted",
            "master_username",
        ],
    ),
    (
        &["aws_redshift_cluster"],
        &["snapshot_identifier", "snapshot_arn"],
        &["encrypted", "kms_key_id", "port", "database_name", "master_username"],
    ),
];

/// The attributes of a resource of the type that stay unknown where nobody sets them.
pub(super) fn decided(resource_type: &str, values: &Map<String, Value>) -> Vec<&'static str> {
    let is_set = |name: &&str| match values.get(*name) {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(list)) => !list.is_empty(),
        Some(Value::Object(object)) => !object.contains_key(schemas::change::UNKNOWN),
        Some(Value::Bool(_) | Value::Number(_)) => true,
    };
    let mut kept: Vec<&str> = OUTPUTS.to_vec();
    kept.extend(dynamic::blocks(resource_type));
    for (types, attributes) in DECIDED {
        if types.contains(&resource_type) {
            kept.extend(attributes);
        }
    }
    for (types, parents, attributes) in OF_PARENT {
        if types.contains(&resource_type) && parents.iter().any(is_set) {
            kept.extend(attributes);
        }
    }
    kept
}
