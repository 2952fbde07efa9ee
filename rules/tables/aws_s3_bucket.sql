/*
S3 buckets. Live records: NULL is not collected. In the API's form a section that is null says that S3 has none, one that is
absent was not asked for.
  shape                    form of the record
  name                     the bucket
  owner                    its account; NULL: not said
  acl_public_read          the ACL lets everybody, or every AWS account, list or read (READ, FULL_CONTROL)
  acl_public_write         the ACL lets them write, or change the ACL (WRITE, WRITE_ACP, FULL_CONTROL)
  policy                   JSON; a document without statements where the bucket has no policy; NULL: a resource of its own, or
                           not collected
  policy_public            anybody can use the policy; false in templates, where it is a resource of its own:
                           aws_s3_bucket_policy
  block_public_acls        the bucket's own block public access settings; templates: false where not set
  ignore_public_acls       the same
  block_public_policy      the same
  restrict_public_buckets  the same
  encryption               algorithm that the bucket sets as default: AES256, aws:kms, aws:kms:dsse; empty: none, S3 then uses
                           AES256
  kms_key                  its KMS key; empty: none named
  versioning               Enabled, Suspended, Off
  mfa_delete               deleting a version asks for MFA; CloudFormation cannot say it: NULL
  logging                  server access logging has a target
  lifecycle                some lifecycle rule is enabled
  object_lock              object lock is enabled
  replication              some replication rule is enabled
  website                  the bucket serves a website
  object_ownership         BucketOwnerEnforced (ACLs are off), BucketOwnerPreferred, ObjectWriter; empty: not set
*/
CREATE VIEW aws_s3_bucket AS
SELECT resource_uid, json_get_str(configuration, 'name') AS name,
  shape,
  account AS owner,
  any_match(json_get_array(configuration, 'supplementaryConfiguration', 'AccessControlList', 'grantList'), lambda g :
    CASE WHEN json_has(g, 'grantee', 'id') THEN false
      ELSE json_get_str(g, 'grantee') IN ('AllUsers', 'AuthenticatedUsers') END
        AND json_get_str(g, 'permission') IN ('Read', 'FullControl')) AS acl_public_read,
  any_match(json_get_array(configuration, 'supplementaryConfiguration', 'AccessControlList', 'grantList'), lambda g :
    CASE WHEN json_has(g, 'grantee', 'id') THEN false
      ELSE json_get_str(g, 'grantee') IN ('AllUsers', 'AuthenticatedUsers') END
        AND json_get_str(g, 'permission') IN ('Write', 'WriteAcp', 'FullControl')) AS acl_public_write,
  CASE WHEN json_has(configuration, 'supplementaryConfiguration', 'BucketPolicy', 'policyText')
    THEN json_document(configuration, 'supplementaryConfiguration', 'BucketPolicy', 'policyText')
    WHEN NOT json_has(configuration, 'supplementaryConfiguration', 'BucketPolicy', 'policyText')
      AND array_has(json_keys(configuration, 'supplementaryConfiguration', 'BucketPolicy'), 'policyText')
        THEN '{"Statement": []}' END AS policy,
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
UNION ALL BY NAME
-- A bucket that never had versioning has no status:
-- https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html
SELECT resource_uid, json_get_str(configuration, 'Name') AS name,
  shape,
  account AS owner,
  CASE WHEN json_has(configuration, 'Acl') THEN
    any_match(json_get_array(configuration, 'Acl', 'Grants'), lambda g :
      CASE WHEN json_has(g, 'Grantee', 'URI')
        THEN json_get_str(g, 'Grantee', 'URI') IN ('http://acs.amazonaws.com/groups/global/AllUsers',
        'http://acs.amazonaws.com/groups/global/AuthenticatedUsers')
        WHEN json_has(g, 'Grantee', 'ID') OR json_has(g, 'Grantee', 'EmailAddress') THEN false END
      AND json_get_str(g, 'Permission') IN ('READ', 'FULL_CONTROL'))
    WHEN json_has(configuration, 'Grants') THEN
    any_match(json_get_array(configuration, 'Grants'), lambda g :
      CASE WHEN json_has(g, 'Grantee', 'URI')
        THEN json_get_str(g, 'Grantee', 'URI') IN ('http://acs.amazonaws.com/groups/global/AllUsers',
        'http://acs.amazonaws.com/groups/global/AuthenticatedUsers')
        WHEN json_has(g, 'Grantee', 'ID') OR json_has(g, 'Grantee', 'EmailAddress') THEN false END
      AND json_get_str(g, 'Permission') IN ('READ', 'FULL_CONTROL'))
    WHEN array_has(json_keys(configuration), 'Grants') THEN false END AS acl_public_read,
  CASE WHEN json_has(configuration, 'Acl') THEN
    any_match(json_get_array(configuration, 'Acl', 'Grants'), lambda g :
      CASE WHEN json_has(g, 'Grantee', 'URI')
        THEN json_get_str(g, 'Grantee', 'URI') IN ('http://acs.amazonaws.com/groups/global/AllUsers',
        'http://acs.amazonaws.com/groups/global/AuthenticatedUsers')
        WHEN json_has(g, 'Grantee', 'ID') OR json_has(g, 'Grantee', 'EmailAddress') THEN false END
      AND json_get_str(g, 'Permission') IN ('WRITE', 'WRITE_ACP', 'FULL_CONTROL'))
    WHEN json_has(configuration, 'Grants') THEN
    any_match(json_get_array(configuration, 'Grants'), lambda g :
      CASE WHEN json_has(g, 'Grantee', 'URI')
        THEN json_get_str(g, 'Grantee', 'URI') IN ('http://acs.amazonaws.com/groups/global/AllUsers',
        'http://acs.amazonaws.com/groups/global/AuthenticatedUsers')
        WHEN json_has(g, 'Grantee', 'ID') OR json_has(g, 'Grantee', 'EmailAddress') THEN false END
      AND json_get_str(g, 'Permission') IN ('WRITE', 'WRITE_ACP', 'FULL_CONTROL'))
    WHEN array_has(json_keys(configuration), 'Grants') THEN false END AS acl_public_write,
  CASE WHEN json_has(configuration, 'Policy') THEN json_document(configuration, 'Policy')
    WHEN NOT json_has(configuration, 'Policy') AND array_has(json_keys(configuration), 'Policy') THEN '{"Statement": []}' END
      AS policy,
  CASE WHEN json_has(configuration, 'Policy') THEN iam_policy_public(json_document(configuration, 'Policy'))
    WHEN NOT json_has(configuration, 'Policy') AND array_has(json_keys(configuration), 'Policy') THEN false END AS policy_public,
  CASE WHEN json_has(configuration, 'PublicAccessBlockConfiguration')
    THEN json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'BlockPublicAcls')
    WHEN array_has(json_keys(configuration), 'PublicAccessBlockConfiguration') THEN false END AS block_public_acls,
  CASE WHEN json_has(configuration, 'PublicAccessBlockConfiguration')
    THEN json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'IgnorePublicAcls')
    WHEN array_has(json_keys(configuration), 'PublicAccessBlockConfiguration') THEN false END AS ignore_public_acls,
  CASE WHEN json_has(configuration, 'PublicAccessBlockConfiguration')
    THEN json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'BlockPublicPolicy')
    WHEN array_has(json_keys(configuration), 'PublicAccessBlockConfiguration') THEN false END AS block_public_policy,
  CASE WHEN json_has(configuration, 'PublicAccessBlockConfiguration')
    THEN json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'RestrictPublicBuckets')
    WHEN array_has(json_keys(configuration), 'PublicAccessBlockConfiguration') THEN false END AS restrict_public_buckets,
  CASE WHEN json_has(configuration, 'Encryption', 'ServerSideEncryptionConfiguration', 'Rules', 0,
    'ApplyServerSideEncryptionByDefault')
    THEN json_get_str(configuration, 'Encryption', 'ServerSideEncryptionConfiguration', 'Rules', 0,
    'ApplyServerSideEncryptionByDefault', 'SSEAlgorithm')
    WHEN json_has(configuration, 'EncryptionRules', 0, 'ApplyServerSideEncryptionByDefault')
      THEN json_get_str(configuration, 'EncryptionRules', 0, 'ApplyServerSideEncryptionByDefault', 'SSEAlgorithm')
    WHEN array_has(json_keys(configuration), 'Encryption') OR array_has(json_keys(configuration), 'EncryptionRules')
      THEN '' END AS encryption,
  CASE WHEN json_has(configuration, 'Encryption', 'ServerSideEncryptionConfiguration', 'Rules', 0,
    'ApplyServerSideEncryptionByDefault')
    THEN json_text_or('', configuration, 'Encryption', 'ServerSideEncryptionConfiguration', 'Rules', 0,
    'ApplyServerSideEncryptionByDefault', 'KMSMasterKeyID')
    WHEN json_has(configuration, 'EncryptionRules', 0, 'ApplyServerSideEncryptionByDefault')
      THEN json_text_or('', configuration, 'EncryptionRules', 0, 'ApplyServerSideEncryptionByDefault', 'KMSMasterKeyID')
    WHEN array_has(json_keys(configuration), 'Encryption') OR array_has(json_keys(configuration), 'EncryptionRules')
      THEN '' END AS kms_key,
  CASE WHEN json_has(configuration, 'Versioning', 'Status') THEN json_get_str(configuration, 'Versioning', 'Status')
    WHEN json_get_str(configuration, 'Versioning') IS NOT NULL THEN json_get_str(configuration, 'Versioning')
    WHEN array_has(json_keys(configuration), 'Versioning') THEN 'Off' END AS versioning,
  CASE WHEN json_has(configuration, 'Versioning', 'MFADelete')
    THEN json_get_str(configuration, 'Versioning', 'MFADelete') = 'Enabled'
    WHEN json_has(configuration, 'MFADelete') THEN json_get_str(configuration, 'MFADelete') = 'Enabled'
    WHEN array_has(json_keys(configuration), 'Versioning') THEN false END AS mfa_delete,
  CASE WHEN json_has(configuration, 'Logging')
    THEN json_has(configuration, 'Logging', 'LoggingEnabled', 'TargetBucket')
    OR json_has(configuration, 'Logging', 'TargetBucket')
    WHEN json_has(configuration, 'LoggingPolicy') THEN json_has(configuration, 'LoggingPolicy', 'TargetBucket')
    WHEN array_has(json_keys(configuration), 'Logging') OR array_has(json_keys(configuration), 'LoggingPolicy') THEN false END
      AS logging,
  CASE WHEN json_has(configuration, 'Lifecycle', 'Rules')
    THEN any_match(json_get_array(configuration, 'Lifecycle', 'Rules'), lambda r : json_get_str(r, 'Status') = 'Enabled')
    WHEN json_has(configuration, 'LifecycleRules')
      THEN any_match(json_get_array(configuration, 'LifecycleRules'), lambda r : json_get_str(r, 'Status') = 'Enabled')
    WHEN array_has(json_keys(configuration), 'Lifecycle') OR array_has(json_keys(configuration), 'LifecycleRules')
      THEN false END AS lifecycle,
  CASE WHEN json_has(configuration, 'ObjectLockConfiguration')
    THEN json_text_or('Disabled', configuration, 'ObjectLockConfiguration', 'ObjectLockEnabled') = 'Enabled'
    WHEN NOT json_has(configuration, 'ObjectLockConfiguration')
      AND array_has(json_keys(configuration), 'ObjectLockConfiguration') THEN false END AS object_lock,
  CASE WHEN json_has(configuration, 'Replication')
    THEN any_match(json_get_array(configuration, 'Replication', 'ReplicationConfiguration', 'Rules'), lambda r :
      json_get_str(r, 'Status') = 'Enabled')
    WHEN NOT json_has(configuration, 'Replication') AND array_has(json_keys(configuration), 'Replication') THEN false END
      AS replication,
  CASE WHEN json_has(configuration, 'Website') THEN true
    WHEN NOT json_has(configuration, 'Website') AND array_has(json_keys(configuration), 'Website') THEN false END AS website,
  CASE WHEN json_has(configuration, 'OwnershipControls')
    THEN json_get_str(configuration, 'OwnershipControls', 'Rules', 0, 'ObjectOwnership')
    WHEN NOT json_has(configuration, 'OwnershipControls') AND array_has(json_keys(configuration), 'OwnershipControls')
      THEN '' END AS object_ownership
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::S3::Bucket'
UNION ALL BY NAME
-- Absent is not set; public access block members default to false, AccessControl to Private, ownership of new buckets to
-- BucketOwnerEnforced: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
-- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
SELECT resource_uid, json_get_str(configuration, 'BucketName') AS name,
  shape,
  account AS owner,
  json_text_or('Private', configuration, 'AccessControl') IN ('PublicRead', 'PublicReadWrite', 'AuthenticatedRead')
    AS acl_public_read,
  json_text_or('Private', configuration, 'AccessControl') = 'PublicReadWrite' AS acl_public_write,
  false AS policy_public,
  json_bool_or(false, configuration, 'PublicAccessBlockConfiguration', 'BlockPublicAcls') AS block_public_acls,
  json_bool_or(false, configuration, 'PublicAccessBlockConfiguration', 'IgnorePublicAcls') AS ignore_public_acls,
  json_bool_or(false, configuration, 'PublicAccessBlockConfiguration', 'BlockPublicPolicy') AS block_public_policy,
  json_bool_or(false, configuration, 'PublicAccessBlockConfiguration', 'RestrictPublicBuckets') AS restrict_public_buckets,
  json_text_or('', configuration, 'BucketEncryption', 'ServerSideEncryptionConfiguration', 0, 'ServerSideEncryptionByDefault',
    'SSEAlgorithm') AS encryption,
  json_text_or('', configuration, 'BucketEncryption', 'ServerSideEncryptionConfiguration', 0, 'ServerSideEncryptionByDefault',
    'KMSMasterKeyID') AS kms_key,
  json_text_or('Off', configuration, 'VersioningConfiguration', 'Status') AS versioning,
  json_has(configuration, 'LoggingConfiguration') AS logging,
  any_match(json_array_or_empty(configuration, 'LifecycleConfiguration', 'Rules'), lambda r : json_get_str(r, 'Status') = 'Enabled')
    AS lifecycle,
  json_bool_or(false, configuration, 'ObjectLockEnabled') AS object_lock,
  any_match(json_array_or_empty(configuration, 'ReplicationConfiguration', 'Rules'), lambda r :
    json_get_str(r, 'Status') = 'Enabled') AS replication,
  json_has(configuration, 'WebsiteConfiguration') AS website,
  json_text_or('BucketOwnerEnforced', configuration, 'OwnershipControls', 'Rules', 0, 'ObjectOwnership') AS object_ownership
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::S3::Bucket'
UNION ALL BY NAME
-- Sections of the bucket itself, as providers before version 4 have them; later ones leave them unknown, and have resources
-- of their own: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-4-upgrade
SELECT resource_uid, json_get_str(configuration, 'bucket') AS name,
  shape,
  account AS owner,
  json_text_or('private', configuration, 'acl') IN ('public-read', 'public-read-write', 'authenticated-read', 'website')
    AS acl_public_read,
  json_text_or('private', configuration, 'acl') = 'public-read-write' AS acl_public_write,
  CASE WHEN json_has(configuration, 'policy') THEN json_document(configuration, 'policy')
    WHEN json_has(configuration, 'policy') = false THEN '{"Statement": []}' END AS policy,
  CASE WHEN json_has(configuration, 'policy') THEN iam_policy_public(json_document(configuration, 'policy'))
    WHEN json_has(configuration, 'policy') = false THEN false END AS policy_public,
  json_text_or('', configuration, 'server_side_encryption_configuration', 0, 'rule', 0,
    'apply_server_side_encryption_by_default', 0, 'sse_algorithm') AS encryption,
  json_text_or('', configuration, 'server_side_encryption_configuration', 0, 'rule', 0,
    'apply_server_side_encryption_by_default', 0, 'kms_master_key_id') AS kms_key,
  CASE json_bool_or(false, configuration, 'versioning', 0, 'enabled') WHEN true THEN 'Enabled' WHEN false THEN 'Off' END
    AS versioning,
  json_bool_or(false, configuration, 'versioning', 0, 'mfa_delete') AS mfa_delete,
  json_has(configuration, 'logging', 0, 'target_bucket') AS logging,
  any_match(json_array_or_empty(configuration, 'lifecycle_rule'), lambda r : json_get_bool(r, 'enabled')) AS lifecycle,
  json_bool_or(false, configuration, 'object_lock_enabled')
    OR json_text_or('Disabled', configuration, 'object_lock_configuration', 0, 'object_lock_enabled') = 'Enabled' AS object_lock,
  any_match(json_array_or_empty(configuration, 'replication_configuration', 0, 'rules'), lambda r :
    json_get_str(r, 'status') = 'Enabled') AS replication,
  json_has(configuration, 'website', 0) AS website
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_bucket'
