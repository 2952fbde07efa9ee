-- Sections of the bucket itself, as providers before version 4 have them; later ones leave them unknown, and have resources
-- of their own: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-4-upgrade
SELECT resource_uid,
  json_get_str(configuration, 'bucket') AS name,
  shape, account AS owner,
  json_text_or('private', configuration, 'acl') IN ('public-read', 'public-read-write', 'authenticated-read',
    'website') AS acl_public_read,
  json_text_or('private', configuration, 'acl') = 'public-read-write' AS acl_public_write,
  policy_or_none(configuration, 'policy') AS policy,
  CASE WHEN json_has(configuration, 'policy') THEN iam_policy_public(json_document(configuration, 'policy'))
    WHEN json_has(configuration, 'policy') = false THEN false END AS policy_public,
  json_text_or('', configuration, 'server_side_encryption_configuration', 0, 'rule', 0, 'apply_server_side_encryption_by_default',
    0, 'sse_algorithm') AS encryption,
  json_text_or('', configuration, 'server_side_encryption_configuration', 0, 'rule', 0, 'apply_server_side_encryption_by_default',
    0, 'kms_master_key_id') AS kms_key,
  key_of_own(json_text_or('', configuration, 'server_side_encryption_configuration', 0, 'rule', 0, 'apply_server_side_encryption_by_default',
    0, 'kms_master_key_id'), configuration, shape) AS own_key,
  CASE json_bool_or(false, configuration, 'versioning', 0, 'enabled') WHEN true THEN 'Enabled'
    WHEN false THEN 'Off' END AS versioning,
  json_bool_or(false, configuration, 'versioning', 0, 'mfa_delete') AS mfa_delete,
  json_has(configuration, 'logging', 0, 'target_bucket') AS logging,
  any_match(json_array_or_empty(configuration, 'lifecycle_rule'), lambda r : json_get_bool(r, 'enabled')) AS lifecycle,
  json_bool_or(false, configuration, 'object_lock_enabled')
    OR json_text_or('Disabled', configuration, 'object_lock_configuration', 0, 'object_lock_enabled') = 'Enabled' AS object_lock,
  any_match(json_array_or_empty(configuration, 'replication_configuration', 0, 'rules'), lambda r :
    json_get_str(r, 'status') = 'Enabled') AS replication,
  json_has(configuration, 'website', 0) AS website
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_bucket'
