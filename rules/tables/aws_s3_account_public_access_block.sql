/*
Block public access settings of the account, for all its buckets.
  block_public_acls        new public ACLs are refused
  ignore_public_acls       public ACLs have no effect
  block_public_policy      new public policies are refused
  restrict_public_buckets  a public policy serves only AWS services and the own account
*/
CREATE VIEW aws_s3_account_public_access_block AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'blockPublicAcls') AS block_public_acls,
  json_get_bool(configuration, 'ignorePublicAcls') AS ignore_public_acls,
  json_get_bool(configuration, 'blockPublicPolicy') AS block_public_policy,
  json_get_bool(configuration, 'restrictPublicBuckets') AS restrict_public_buckets
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::S3::AccountPublicAccessBlock'
UNION ALL BY NAME
-- The answer may stand in its wrapper
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'PublicAccessBlockConfiguration')
      THEN json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'BlockPublicAcls')
    ELSE json_get_bool(configuration, 'BlockPublicAcls') END AS block_public_acls,
  CASE WHEN json_has(configuration, 'PublicAccessBlockConfiguration')
      THEN json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'IgnorePublicAcls')
    ELSE json_get_bool(configuration, 'IgnorePublicAcls') END AS ignore_public_acls,
  CASE WHEN json_has(configuration, 'PublicAccessBlockConfiguration')
      THEN json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'BlockPublicPolicy')
    ELSE json_get_bool(configuration, 'BlockPublicPolicy') END AS block_public_policy,
  CASE WHEN json_has(configuration, 'PublicAccessBlockConfiguration')
      THEN json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'RestrictPublicBuckets')
    ELSE json_get_bool(configuration, 'RestrictPublicBuckets') END AS restrict_public_buckets
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::S3::AccountPublicAccessBlock'
UNION ALL BY NAME
-- Each defaults to false:
-- https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_account_public_access_block
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'block_public_acls') AS block_public_acls,
  json_bool_or(false, configuration, 'ignore_public_acls') AS ignore_public_acls,
  json_bool_or(false, configuration, 'block_public_policy') AS block_public_policy,
  json_bool_or(false, configuration, 'restrict_public_buckets') AS restrict_public_buckets
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_account_public_access_block'
