SELECT resource_uid,
  json_get_str(configuration, 'name') AS name,
  shape, account AS owner,
  any_match(json_get_array(configuration, 'supplementaryConfiguration', 'AccessControlList', 'grantList'), lambda g :
    CASE WHEN json_has(g, 'grantee', 'id') THEN false ELSE json_get_str(g, 'grantee') IN ('AllUsers', 'AuthenticatedUsers') END
      AND json_get_str(g, 'permission') IN ('Read', 'FullControl')) AS acl_public_read,
  any_match(json_get_array(configuration, 'supplementaryConfiguration', 'AccessControlList', 'grantList'), lambda g :
    CASE WHEN json_has(g, 'grantee', 'id') THEN false ELSE json_get_str(g, 'grantee') IN ('AllUsers', 'AuthenticatedUsers') END
      AND json_get_str(g, 'permission') IN ('Write', 'WriteAcp', 'FullControl')) AS acl_public_write,
  CASE WHEN json_has(configuration, 'supplementaryConfiguration', 'BucketPolicy', 'policyText')
      THEN json_document(configuration, 'supplementaryConfiguration', 'BucketPolicy', 'policyText')
    WHEN NOT json_has(configuration, 'supplementaryConfiguration', 'BucketPolicy', 'policyText')
        AND array_has(json_keys(configuration, 'supplementaryConfiguration', 'BucketPolicy'), 'policyText')
      THEN no_policy() END AS policy,
  CASE WHEN json_has(configuration, 'supplementaryConfiguration', 'BucketPolicy', 'policyText')
      THEN iam_policy_public(json_document(configuration, 'supplementaryConfiguration', 'BucketPolicy', 'policyText'))
    WHEN NOT json_has(configuration, 'supplementaryConfiguration', 'BucketPolicy', 'policyText')
        AND array_has(json_keys(configuration, 'supplementaryConfiguration', 'BucketPolicy'), 'policyText')
      THEN false END AS policy_public,
  json_get_bool(configuration, 'supplementaryConfiguration', 'PublicAccessBlockConfiguration',
    'blockPublicAcls') AS block_public_acls,
  json_get_bool(configuration, 'supplementaryConfiguration', 'PublicAccessBlockConfiguration',
    'ignorePublicAcls') AS ignore_public_acls,
  json_get_bool(configuration, 'supplementaryConfiguration', 'PublicAccessBlockConfiguration',
    'blockPublicPolicy') AS block_public_policy,
  json_get_bool(configuration, 'supplementaryConfiguration', 'PublicAccessBlockConfiguration',
    'restrictPublicBuckets') AS restrict_public_buckets,
  json_get_str(configuration, 'supplementaryConfiguration', 'ServerSideEncryptionConfiguration', 'rules', 0,
    'applyServerSideEncryptionByDefault', 'sseAlgorithm') AS encryption,
  CASE WHEN json_has(configuration, 'supplementaryConfiguration', 'ServerSideEncryptionConfiguration')
      THEN json_text_or('', configuration, 'supplementaryConfiguration', 'ServerSideEncryptionConfiguration', 'rules', 0,
        'applyServerSideEncryptionByDefault', 'kmsMasterKeyID') END AS kms_key,
  key_of_own(CASE WHEN json_has(configuration, 'supplementaryConfiguration', 'ServerSideEncryptionConfiguration')
      THEN json_text_or('', configuration, 'supplementaryConfiguration', 'ServerSideEncryptionConfiguration', 'rules', 0,
        'applyServerSideEncryptionByDefault', 'kmsMasterKeyID') END, configuration, shape) AS own_key,
  json_get_str(configuration, 'supplementaryConfiguration', 'BucketVersioningConfiguration', 'status') AS versioning,
  CASE WHEN json_has(configuration, 'supplementaryConfiguration', 'BucketVersioningConfiguration')
      THEN json_bool_or(false, configuration, 'supplementaryConfiguration', 'BucketVersioningConfiguration',
        'isMfaDeleteEnabled') END AS mfa_delete,
  CASE WHEN json_has(configuration, 'supplementaryConfiguration', 'BucketLoggingConfiguration')
      THEN json_has(configuration, 'supplementaryConfiguration', 'BucketLoggingConfiguration',
        'destinationBucketName') END AS logging,
  any_match(json_get_array(configuration, 'supplementaryConfiguration', 'BucketLifecycleConfiguration', 'rules'), lambda r :
    json_get_str(r, 'status') = 'Enabled') AS lifecycle,
  json_get_str(configuration, 'supplementaryConfiguration', 'ObjectLockConfiguration',
    'objectLockEnabled') = 'Enabled' AS object_lock,
  any_match(json_entries(configuration, 'supplementaryConfiguration', 'BucketReplicationConfiguration', 'rules'), lambda r :
    json_get_str(r['value'], 'status') = 'Enabled') AS replication,
  CASE WHEN json_has(configuration, 'supplementaryConfiguration', 'BucketWebsiteConfiguration') THEN true END AS website,
  json_get_str(configuration, 'supplementaryConfiguration', 'OwnershipControls', 'rules', 0,
    'objectOwnership') AS object_ownership
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::S3::Bucket'
