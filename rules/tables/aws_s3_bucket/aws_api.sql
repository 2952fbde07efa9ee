-- A bucket that never had versioning has no status:
-- https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html
SELECT resource_uid,
  json_get_str(configuration, 'Name') AS name,
  shape, account AS owner,
  CASE WHEN json_has(configuration, 'Acl')
      THEN s3_acl_gives(json_get_array(configuration, 'Acl', 'Grants'), make_array('READ', 'FULL_CONTROL'))
    WHEN json_has(configuration, 'Grants')
      THEN s3_acl_gives(json_get_array(configuration, 'Grants'), make_array('READ', 'FULL_CONTROL'))
    WHEN json_has_member(configuration, 'Grants') THEN false END AS acl_public_read,
  CASE WHEN json_has(configuration, 'Acl')
      THEN s3_acl_gives(json_get_array(configuration, 'Acl', 'Grants'), make_array('WRITE', 'WRITE_ACP', 'FULL_CONTROL'))
    WHEN json_has(configuration, 'Grants')
      THEN s3_acl_gives(json_get_array(configuration, 'Grants'), make_array('WRITE', 'WRITE_ACP', 'FULL_CONTROL'))
    WHEN json_has_member(configuration, 'Grants') THEN false END AS acl_public_write,
  CASE WHEN json_has(configuration, 'Policy') THEN json_document(configuration, 'Policy')
    WHEN json_is_null(configuration, 'Policy') THEN no_policy() END AS policy,
  CASE WHEN json_has(configuration, 'Policy') THEN iam_policy_public(json_document(configuration, 'Policy'))
    WHEN json_is_null(configuration, 'Policy') THEN false END AS policy_public,
  s3_public_access_block(configuration, 'BlockPublicAcls') AS block_public_acls,
  s3_public_access_block(configuration, 'IgnorePublicAcls') AS ignore_public_acls,
  s3_public_access_block(configuration, 'BlockPublicPolicy') AS block_public_policy,
  s3_public_access_block(configuration, 'RestrictPublicBuckets') AS restrict_public_buckets,
  CASE
    WHEN json_has(configuration, 'Encryption', 'ServerSideEncryptionConfiguration', 'Rules', 0,
        'ApplyServerSideEncryptionByDefault')
      THEN json_get_str(configuration, 'Encryption', 'ServerSideEncryptionConfiguration', 'Rules', 0,
        'ApplyServerSideEncryptionByDefault', 'SSEAlgorithm')
    WHEN json_has(configuration, 'EncryptionRules', 0, 'ApplyServerSideEncryptionByDefault')
      THEN json_get_str(configuration, 'EncryptionRules', 0, 'ApplyServerSideEncryptionByDefault', 'SSEAlgorithm')
    WHEN json_has(configuration, 'Encryption', 'ServerSideEncryptionConfiguration', 'Rules', 0,
        'ApplyServerSideEncryptionByDefault') = false
        AND (json_has_member(configuration, 'Encryption') OR json_has_member(configuration, 'EncryptionRules'))
      THEN '' END AS encryption,
  CASE
    WHEN json_has(configuration, 'Encryption', 'ServerSideEncryptionConfiguration', 'Rules', 0,
        'ApplyServerSideEncryptionByDefault')
      THEN json_text_or('', configuration, 'Encryption', 'ServerSideEncryptionConfiguration', 'Rules', 0,
        'ApplyServerSideEncryptionByDefault', 'KMSMasterKeyID')
    WHEN json_has(configuration, 'EncryptionRules', 0, 'ApplyServerSideEncryptionByDefault')
      THEN json_text_or('', configuration, 'EncryptionRules', 0, 'ApplyServerSideEncryptionByDefault', 'KMSMasterKeyID')
    WHEN json_has_member(configuration, 'Encryption') OR json_has_member(configuration, 'EncryptionRules') THEN '' END AS kms_key,
  key_of_own(CASE
    WHEN json_has(configuration, 'Encryption', 'ServerSideEncryptionConfiguration', 'Rules', 0,
        'ApplyServerSideEncryptionByDefault')
      THEN json_text_or('', configuration, 'Encryption', 'ServerSideEncryptionConfiguration', 'Rules', 0,
        'ApplyServerSideEncryptionByDefault', 'KMSMasterKeyID')
    WHEN json_has(configuration, 'EncryptionRules', 0, 'ApplyServerSideEncryptionByDefault')
      THEN json_text_or('', configuration, 'EncryptionRules', 0, 'ApplyServerSideEncryptionByDefault', 'KMSMasterKeyID')
    WHEN json_has_member(configuration, 'Encryption') OR json_has_member(configuration, 'EncryptionRules') THEN '' END, configuration, shape) AS own_key,
  CASE WHEN json_has(configuration, 'Versioning', 'Status') THEN json_get_str(configuration, 'Versioning', 'Status')
    WHEN json_get_str(configuration, 'Versioning') IS NOT NULL THEN json_get_str(configuration, 'Versioning')
    WHEN json_has_member(configuration, 'Versioning') AND json_has(configuration, 'Versioning', 'Status') = false THEN 'Off' END AS versioning,
  CASE WHEN json_has(configuration, 'Versioning', 'MFADelete')
      THEN json_get_str(configuration, 'Versioning', 'MFADelete') = 'Enabled'
    WHEN json_has(configuration, 'MFADelete') THEN json_get_str(configuration, 'MFADelete') = 'Enabled'
    WHEN json_has_member(configuration, 'Versioning') AND json_has(configuration, 'Versioning', 'MFADelete') = false
      THEN false END AS mfa_delete,
  CASE WHEN json_has(configuration, 'Logging')
      THEN json_has(configuration, 'Logging', 'LoggingEnabled', 'TargetBucket')
        OR json_has(configuration, 'Logging', 'TargetBucket')
    WHEN json_has(configuration, 'LoggingPolicy') THEN json_has(configuration, 'LoggingPolicy', 'TargetBucket')
    WHEN json_is_null(configuration, 'Logging') OR json_is_null(configuration, 'LoggingPolicy') THEN false END AS logging,
  CASE WHEN json_has(configuration, 'Lifecycle', 'Rules')
      THEN any_match(json_get_array(configuration, 'Lifecycle', 'Rules'), lambda r : json_get_str(r, 'Status') = 'Enabled')
    WHEN json_has(configuration, 'LifecycleRules')
      THEN any_match(json_get_array(configuration, 'LifecycleRules'), lambda r : json_get_str(r, 'Status') = 'Enabled')
    WHEN json_has(configuration, 'Lifecycle', 'Rules') = false
        AND (json_has_member(configuration, 'Lifecycle') OR json_has_member(configuration, 'LifecycleRules'))
      THEN false END AS lifecycle,
  CASE WHEN json_has(configuration, 'ObjectLockConfiguration')
      THEN json_text_or('Disabled', configuration, 'ObjectLockConfiguration', 'ObjectLockEnabled') = 'Enabled'
    WHEN json_is_null(configuration, 'ObjectLockConfiguration') THEN false END AS object_lock,
  CASE WHEN json_has(configuration, 'Replication')
      THEN any_match(json_get_array(configuration, 'Replication', 'ReplicationConfiguration', 'Rules'), lambda r :
        json_get_str(r, 'Status') = 'Enabled')
    WHEN json_is_null(configuration, 'Replication') THEN false END AS replication,
  CASE WHEN json_has(configuration, 'Website') THEN true WHEN json_is_null(configuration, 'Website') THEN false END AS website,
  CASE WHEN json_has(configuration, 'OwnershipControls')
      THEN json_get_str(configuration, 'OwnershipControls', 'Rules', 0, 'ObjectOwnership')
    WHEN json_is_null(configuration, 'OwnershipControls') THEN '' END AS object_ownership
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::S3::Bucket'
