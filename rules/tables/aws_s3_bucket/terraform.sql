-- Sections of the bucket itself, as providers before version 4 have them; of later ones resources of their own, which a plan
-- lays over the bucket: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-4-upgrade
-- A new bucket blocks public access and its ACLs are off:
-- https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
SELECT resource_uid,
  json_get_str(configuration, 'bucket') AS name,
  shape, account AS owner,
  json_text_or('private', configuration, 'acl') IN ('public-read', 'public-read-write', 'authenticated-read',
    'website') OR terraform_bucket_grants(configuration, ['READ', 'FULL_CONTROL']) AS acl_public_read,
  json_text_or('private', configuration, 'acl') = 'public-read-write'
    OR terraform_bucket_grants(configuration, ['WRITE', 'WRITE_ACP', 'FULL_CONTROL']) AS acl_public_write,
  policy_or_none(configuration, 'policy') AS policy,
  CASE WHEN json_has(configuration, 'policy') THEN iam_policy_public(json_document(configuration, 'policy'))
    WHEN json_has(configuration, 'policy') = false THEN false END AS policy_public,
  json_text_or('', configuration, 'server_side_encryption_configuration', 0, 'rule', 0, 'apply_server_side_encryption_by_default',
    0, 'sse_algorithm') AS encryption,
  json_text_or('', configuration, 'server_side_encryption_configuration', 0, 'rule', 0, 'apply_server_side_encryption_by_default',
    0, 'kms_master_key_id') AS kms_key,
  key_of_own(json_text_or('', configuration, 'server_side_encryption_configuration', 0, 'rule', 0, 'apply_server_side_encryption_by_default',
    0, 'kms_master_key_id'), configuration, shape) AS own_key,
  terraform_public_access_block(configuration, kind, 'block_public_acls') AS block_public_acls,
  terraform_public_access_block(configuration, kind, 'ignore_public_acls') AS ignore_public_acls,
  terraform_public_access_block(configuration, kind, 'block_public_policy') AS block_public_policy,
  terraform_public_access_block(configuration, kind, 'restrict_public_buckets') AS restrict_public_buckets,
  CASE json_has(configuration, 'versioning', 0, 'status')
    WHEN true THEN replace(json_get_str(configuration, 'versioning', 0, 'status'), 'Disabled', 'Off')
    WHEN false THEN CASE json_bool_or(false, configuration, 'versioning', 0, 'enabled') WHEN true THEN 'Enabled'
      WHEN false THEN 'Off' END END AS versioning,
  CASE WHEN json_get_str(configuration, 'versioning', 0, 'mfa_delete') IS NOT NULL
      THEN json_get_str(configuration, 'versioning', 0, 'mfa_delete') IN ('Enabled', 'true')
    ELSE json_bool_or(false, configuration, 'versioning', 0, 'mfa_delete') END AS mfa_delete,
  json_has(configuration, 'logging', 0, 'target_bucket') AS logging,
  any_match(json_array_or_empty(configuration, 'lifecycle_rule'), lambda r : json_get_bool(r, 'enabled'))
    OR any_match(json_array_or_empty(configuration, 'lifecycle_configuration', 0, 'rule'), lambda r :
      json_get_str(r, 'status') = 'Enabled') AS lifecycle,
  json_bool_or(false, configuration, 'object_lock_enabled')
    OR json_text_or('Disabled', configuration, 'object_lock_configuration', 0, 'object_lock_enabled') = 'Enabled' AS object_lock,
  any_match(json_array_or_empty(configuration, 'replication_configuration', 0, 'rules'), lambda r :
    json_get_str(r, 'status') = 'Enabled') AS replication,
  json_has(configuration, 'website', 0) AS website,
  CASE json_has(configuration, 'ownership_controls', 0)
    WHEN true THEN json_get_str(configuration, 'ownership_controls', 0, 'rule', 0, 'object_ownership')
    WHEN false THEN CASE WHEN kind = 'create' THEN 'BucketOwnerEnforced' END END AS object_ownership
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_bucket'
