//! Companions of Terraform's provider aws.

use crate::adapter::companion::link::{Link, link, siblings};

const BUCKET: &[&str] = &["aws_s3_bucket"];
const BUCKET_NAMES: &[&str] = &["bucket", "id"];

/// Links of aws. What the paths of parents mean, the tables say.
pub const AWS: [Link; 42] = [
    // S3: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-4-upgrade
    link(
        "aws_s3_bucket_versioning",
        "bucket",
        BUCKET,
        BUCKET_NAMES,
        &[
            ("versioning_configuration.0.status", "versioning.0.status"),
            ("versioning_configuration.0.mfa_delete", "versioning.0.mfa_delete"),
        ],
    ),
    link(
        "aws_s3_bucket_server_side_encryption_configuration",
        "bucket",
        BUCKET,
        BUCKET_NAMES,
        &[("rule", "server_side_encryption_configuration.0.rule")],
    ),
    link(
        "aws_s3_bucket_public_access_block",
        "bucket",
        BUCKET,
        BUCKET_NAMES,
        &[("", "public_access_block.0")],
    ),
    link(
        "aws_s3_bucket_acl",
        "bucket",
        BUCKET,
        BUCKET_NAMES,
        &[("acl", "acl"), ("access_control_policy", "access_control_policy")],
    ),
    link(
        "aws_s3_bucket_policy",
        "bucket",
        BUCKET,
        BUCKET_NAMES,
        &[("policy", "policy")],
    ),
    link(
        "aws_s3_bucket_logging",
        "bucket",
        BUCKET,
        BUCKET_NAMES,
        &[("target_bucket", "logging.0.target_bucket")],
    ),
    link(
        "aws_s3_bucket_ownership_controls",
        "bucket",
        BUCKET,
        BUCKET_NAMES,
        &[("rule", "ownership_controls.0.rule")],
    ),
    link(
        "aws_s3_bucket_lifecycle_configuration",
        "bucket",
        BUCKET,
        BUCKET_NAMES,
        &[("rule", "lifecycle_configuration.0.rule")],
    ),
    link(
        "aws_s3_bucket_object_lock_configuration",
        "bucket",
        BUCKET,
        BUCKET_NAMES,
        &[("object_lock_enabled", "object_lock_configuration.0.object_lock_enabled")],
    ),
    link(
        "aws_s3_bucket_replication_configuration",
        "bucket",
        BUCKET,
        BUCKET_NAMES,
        &[("rule", "replication_configuration.0.rules")],
    ),
    link(
        "aws_s3_bucket_website_configuration",
        "bucket",
        BUCKET,
        BUCKET_NAMES,
        &[("", "website.0")],
    ),
    // Networks.
    link(
        "aws_flow_log",
        "vpc_id",
        &["aws_vpc", "aws_default_vpc"],
        &["id"],
        &[("", "flow_log.[]")],
    ),
    link(
        "aws_flow_log",
        "subnet_id",
        &["aws_subnet", "aws_default_subnet"],
        &["id"],
        &[("", "flow_log.[]")],
    ),
    Link {
        only: Some(("rule_action", "deny")),
        ..siblings("aws_network_acl_rule", "network_acl_id", &["aws_network_acl_rule"])
    },
    link(
        "aws_load_balancer_policy",
        "load_balancer_name",
        &["aws_elb"],
        &["name", "id"],
        &[("", "policy.[]")],
    ),
    link(
        "aws_load_balancer_listener_policy",
        "load_balancer_name",
        &["aws_elb"],
        &["name", "id"],
        &[("", "listener_policy.[]")],
    ),
    link(
        "aws_lb_ssl_negotiation_policy",
        "load_balancer",
        &["aws_elb"],
        &["name", "id"],
        &[("", "ssl_negotiation_policy.[]")],
    ),
    // API Gateway: settings of a stage's methods.
    link(
        "aws_api_gateway_method_settings",
        "stage_name",
        &["aws_api_gateway_stage"],
        &["stage_name"],
        &[("", "method_settings.[]")],
    ),
    link(
        "aws_api_gateway_rest_api_policy",
        "rest_api_id",
        &["aws_api_gateway_rest_api"],
        &["id"],
        &[("policy", "policy")],
    ),
    link(
        "aws_wafv2_web_acl_association",
        "resource_arn",
        &["aws_api_gateway_stage", "aws_lb", "aws_alb", "aws_appsync_graphql_api"],
        &["arn", "id"],
        &[("web_acl_arn", "web_acl_arn")],
    ),
    link(
        "aws_wafregional_web_acl_association",
        "resource_arn",
        &["aws_api_gateway_stage", "aws_lb", "aws_alb"],
        &["arn", "id"],
        &[("web_acl_id", "web_acl_arn")],
    ),
    // Policies of their own.
    link(
        "aws_vpc_endpoint_policy",
        "vpc_endpoint_id",
        &["aws_vpc_endpoint"],
        &["id"],
        &[("policy", "policy")],
    ),
    link(
        "aws_sqs_queue_policy",
        "queue_url",
        &["aws_sqs_queue"],
        &["id", "url"],
        &[("policy", "policy")],
    ),
    link(
        "aws_sns_topic_policy",
        "arn",
        &["aws_sns_topic"],
        &["arn", "id"],
        &[("policy", "policy")],
    ),
    link(
        "aws_kms_key_policy",
        "key_id",
        &["aws_kms_key"],
        &["key_id", "id", "arn"],
        &[("policy", "policy")],
    ),
    link(
        "aws_secretsmanager_secret_policy",
        "secret_arn",
        &["aws_secretsmanager_secret"],
        &["arn", "id", "name"],
        &[("policy", "policy")],
    ),
    link(
        "aws_secretsmanager_secret_rotation",
        "secret_id",
        &["aws_secretsmanager_secret"],
        &["arn", "id", "name"],
        &[
            ("rotation_rules", "rotation_rules"),
            ("rotation_lambda_arn", "rotation_lambda_arn"),
        ],
    ),
    link(
        "aws_opensearch_domain_policy",
        "domain_name",
        &["aws_opensearch_domain"],
        &["domain_name"],
        &[("access_policies", "access_policies")],
    ),
    link(
        "aws_elasticsearch_domain_policy",
        "domain_name",
        &["aws_elasticsearch_domain"],
        &["domain_name"],
        &[("access_policies", "access_policies")],
    ),
    link(
        "aws_ecr_lifecycle_policy",
        "repository",
        &["aws_ecr_repository"],
        &["name", "id"],
        &[("policy", "lifecycle_policy")],
    ),
    // Storage.
    link(
        "aws_volume_attachment",
        "volume_id",
        &["aws_ebs_volume"],
        &["id"],
        &[("", "attachment.[]")],
    ),
    link(
        "aws_efs_backup_policy",
        "file_system_id",
        &["aws_efs_file_system"],
        &["id"],
        &[("backup_policy", "backup_policy")],
    ),
    // Logs.
    Link {
        only: Some(("log_type", "ACCESS_LOGS")),
        ..link(
            "aws_cloudwatch_log_delivery_source",
            "resource_arn",
            &["aws_cloudfront_distribution"],
            &["arn", "id"],
            &[("", "log_source.[]")],
        )
    },
    link(
        "aws_route53_query_log",
        "zone_id",
        &["aws_route53_zone"],
        &["zone_id", "id"],
        &[("", "query_log.[]")],
    ),
    link(
        "aws_redshift_logging",
        "cluster_identifier",
        &["aws_redshift_cluster"],
        &["cluster_identifier", "id"],
        &[("", "logging.0.resource")],
    ),
    link(
        "aws_wafv2_web_acl_logging_configuration",
        "resource_arn",
        &["aws_wafv2_web_acl"],
        &["arn", "id"],
        &[("", "logging_configuration.[]")],
    ),
    link(
        "aws_guardduty_detector_feature",
        "detector_id",
        &["aws_guardduty_detector"],
        &["id"],
        &[("", "feature.[]")],
    ),
    link(
        "aws_autoscaling_attachment",
        "autoscaling_group_name",
        &["aws_autoscaling_group"],
        &["name", "id"],
        &[
            ("lb_target_group_arn", "target_group_arns.[]"),
            ("elb", "load_balancers.[]"),
        ],
    ),
    link(
        "aws_config_configuration_recorder_status",
        "name",
        &["aws_config_configuration_recorder"],
        &["name", "id"],
        &[("is_enabled", "is_enabled")],
    ),
    // Defaults of an account and region.
    Link {
        is_default: true,
        unless: Some(("http_tokens", "no-preference")),
        ..link(
            "aws_ec2_instance_metadata_defaults",
            "",
            &["aws_instance"],
            &[],
            &[("http_tokens", "metadata_options.0.http_tokens")],
        )
    },
    Link {
        is_default: true,
        ..link(
            "aws_ebs_encryption_by_default",
            "",
            &["aws_ebs_volume", "aws_ebs_snapshot_copy"],
            &[],
            &[("enabled", "encrypted")],
        )
    },
    Link {
        is_default: true,
        only: Some(("name", "containerInsights")),
        ..link(
            "aws_ecs_account_setting_default",
            "",
            &["aws_ecs_cluster"],
            &[],
            &[("name", "setting.0.name"), ("value", "setting.0.value")],
        )
    },
];
