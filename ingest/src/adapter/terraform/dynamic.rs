//! Blocks that only authors write. Known after apply and in no expression, such a block is a `dynamic` one over a list that is not
//! known yet: it stays unknown, where an attribute would get the provider's default. Knows names only.
//!
//! Taken are blocks that the providers' schemas require (`min_items`) or that have no `Computed`. What a provider also fills in by
//! itself (`ingress` of a security group, `root_block_device`) looks in a plan the same whether a dynamic block is behind it or nobody.

/// Types and their blocks.
const BLOCKS: [(&[&str], &[&str]); 14] = [
    (&["aws_lb_listener", "aws_alb_listener"], &["default_action"]),
    (&["aws_elb"], &["listener"]),
    (
        &["aws_cloudfront_distribution"],
        &[
            "default_cache_behavior",
            "ordered_cache_behavior",
            "origin",
            "restrictions",
            "viewer_certificate",
        ],
    ),
    (&["aws_db_security_group", "aws_redshift_security_group"], &["ingress"]),
    (
        &["aws_wafv2_web_acl", "aws_wafv2_rule_group"],
        &["rule", "default_action"],
    ),
    (&["aws_msk_cluster"], &["broker_node_group_info"]),
    (&["aws_eks_cluster"], &["vpc_config", "encryption_config"]),
    (&["aws_ecs_task_definition"], &["volume"]),
    (
        &[
            "aws_s3_bucket_ownership_controls",
            "aws_s3_bucket_replication_configuration",
            "aws_s3_bucket_server_side_encryption_configuration",
            "aws_s3_bucket_lifecycle_configuration",
            "aws_s3_bucket_versioning",
        ],
        &["rule", "versioning_configuration"],
    ),
    (
        &["azurerm_network_interface", "azurerm_container_group"],
        &["ip_configuration", "container"],
    ),
    (&["azurerm_application_gateway"], &["http_listener", "ssl_policy"]),
    (&["azurerm_monitor_diagnostic_setting"], &["enabled_log"]),
    (&["google_compute_firewall"], &["allow", "deny"]),
    (
        &["google_compute_instance", "google_compute_instance_template"],
        &["network_interface", "access_config", "ipv6_access_config", "disk"],
    ),
];

/// Blocks of the `kubernetes` provider's types, at any depth.
const KUBERNETES: [&str; 16] = [
    "aggregation_rule",
    "container",
    "egress",
    "env",
    "env_from",
    "from",
    "host_path",
    "ingress",
    "init_container",
    "port",
    "ports",
    "rule",
    "subject",
    "to",
    "volume",
    "volume_mount",
];

/// The blocks of a resource of the type that are never the provider's.
pub(super) fn blocks(resource_type: &str) -> &'static [&'static str] {
    if resource_type.starts_with("kubernetes_") {
        return &KUBERNETES;
    }
    let row = BLOCKS.iter().find(|(types, _)| types.contains(&resource_type));
    row.map(|(_, blocks)| *blocks).unwrap_or_default()
}
