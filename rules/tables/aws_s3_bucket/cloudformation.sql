-- AccessControl defaults to Private, ownership of new buckets to BucketOwnerEnforced, encryption of every bucket to AES256:
-- https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
-- https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html
-- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
SELECT resource_uid,
  json_get_str(configuration, 'BucketName') AS name,
  shape, account AS owner,
  json_text_or('Private', configuration, 'AccessControl') IN ('PublicRead', 'PublicReadWrite',
    'AuthenticatedRead') AS acl_public_read,
  json_text_or('Private', configuration, 'AccessControl') = 'PublicReadWrite' AS acl_public_write,
  false AS policy_public,
  s3_public_access_block_of_template(configuration, 'BlockPublicAcls') AS block_public_acls,
  s3_public_access_block_of_template(configuration, 'IgnorePublicAcls') AS ignore_public_acls,
  s3_public_access_block_of_template(configuration, 'BlockPublicPolicy') AS block_public_policy,
  s3_public_access_block_of_template(configuration, 'RestrictPublicBuckets') AS restrict_public_buckets,
  json_text_or('AES256', configuration, 'BucketEncryption', 'ServerSideEncryptionConfiguration', 0, 'ServerSideEncryptionByDefault',
    'SSEAlgorithm') AS encryption,
  json_text_or('', configuration, 'BucketEncryption', 'ServerSideEncryptionConfiguration', 0, 'ServerSideEncryptionByDefault',
    'KMSMasterKeyID') AS kms_key,
  key_of_own(json_text_or('', configuration, 'BucketEncryption', 'ServerSideEncryptionConfiguration', 0, 'ServerSideEncryptionByDefault',
    'KMSMasterKeyID'), configuration, shape) AS own_key,
  json_text_or('Off', configuration, 'VersioningConfiguration', 'Status') AS versioning,
  json_has(configuration, 'LoggingConfiguration') AS logging,
  any_match(json_array_or_empty(configuration, 'LifecycleConfiguration', 'Rules'), lambda r :
    json_get_str(r, 'Status') = 'Enabled') AS lifecycle,
  json_bool_or(false, configuration, 'ObjectLockEnabled') AS object_lock,
  any_match(json_array_or_empty(configuration, 'ReplicationConfiguration', 'Rules'), lambda r :
    json_get_str(r, 'Status') = 'Enabled') AS replication,
  json_has(configuration, 'WebsiteConfiguration') AS website,
  json_text_or('BucketOwnerEnforced', configuration, 'OwnershipControls', 'Rules', 0, 'ObjectOwnership') AS object_ownership
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::S3::Bucket'
