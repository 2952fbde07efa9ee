/*
Access points of buckets, multi-region ones too. Their public access block cannot be changed later; all of it is on by default.
  multi_region             it leads to buckets of several regions
  block_public_acls        public ACLs are refused
  ignore_public_acls       public ACLs have no effect
  block_public_policy      public policies are refused
  restrict_public_buckets  a public policy serves only AWS services and the own account
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-accesspoint.html
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-multiregionaccesspoint.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_access_point
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3control_multi_region_access_point
  https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html
*/
CREATE VIEW aws_s3_access_point AS
SELECT resource_uid, resource_name AS name,
  false AS multi_region,
  json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'BlockPublicAcls') AS block_public_acls,
  json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'IgnorePublicAcls') AS ignore_public_acls,
  json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'BlockPublicPolicy') AS block_public_policy,
  json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'RestrictPublicBuckets') AS restrict_public_buckets
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::S3::AccessPoint'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  true AS multi_region,
  json_get_bool(configuration, 'PublicAccessBlock', 'BlockPublicAcls') AS block_public_acls,
  json_get_bool(configuration, 'PublicAccessBlock', 'IgnorePublicAcls') AS ignore_public_acls,
  json_get_bool(configuration, 'PublicAccessBlock', 'BlockPublicPolicy') AS block_public_policy,
  json_get_bool(configuration, 'PublicAccessBlock', 'RestrictPublicBuckets') AS restrict_public_buckets
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::S3::MultiRegionAccessPoint'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  resource_type = 'AWS::S3::MultiRegionAccessPoint' AS multi_region,
  CASE WHEN json_has(configuration, 'PublicAccessBlockConfiguration') = false THEN true
    ELSE json_bool_or(false, configuration, 'PublicAccessBlockConfiguration', 'BlockPublicAcls') END AS block_public_acls,
  CASE WHEN json_has(configuration, 'PublicAccessBlockConfiguration') = false THEN true
    ELSE json_bool_or(false, configuration, 'PublicAccessBlockConfiguration', 'IgnorePublicAcls') END AS ignore_public_acls,
  CASE WHEN json_has(configuration, 'PublicAccessBlockConfiguration') = false THEN true
    ELSE json_bool_or(false, configuration, 'PublicAccessBlockConfiguration', 'BlockPublicPolicy') END AS block_public_policy,
  CASE WHEN json_has(configuration, 'PublicAccessBlockConfiguration') = false THEN true
    ELSE json_bool_or(false, configuration, 'PublicAccessBlockConfiguration', 'RestrictPublicBuckets') END AS restrict_public_buckets
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::S3::AccessPoint', 'AWS::S3::MultiRegionAccessPoint')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  resource_type = 'AWS::S3::MultiRegionAccessPoint' AS multi_region,
  json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'BlockPublicAcls') AS block_public_acls,
  json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'IgnorePublicAcls') AS ignore_public_acls,
  json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'BlockPublicPolicy') AS block_public_policy,
  json_get_bool(configuration, 'PublicAccessBlockConfiguration', 'RestrictPublicBuckets') AS restrict_public_buckets
FROM changes WHERE shape = 'aws_config' AND resource_type IN ('AWS::S3::AccessPoint', 'AWS::S3::MultiRegionAccessPoint')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  false AS multi_region,
  json_bool_or(true, configuration, 'public_access_block_configuration', 0, 'block_public_acls') AS block_public_acls,
  json_bool_or(true, configuration, 'public_access_block_configuration', 0, 'ignore_public_acls') AS ignore_public_acls,
  json_bool_or(true, configuration, 'public_access_block_configuration', 0, 'block_public_policy') AS block_public_policy,
  json_bool_or(true, configuration, 'public_access_block_configuration', 0, 'restrict_public_buckets') AS restrict_public_buckets
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_access_point'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  true AS multi_region,
  json_bool_or(true, configuration, 'details', 0, 'public_access_block', 0, 'block_public_acls') AS block_public_acls,
  json_bool_or(true, configuration, 'details', 0, 'public_access_block', 0, 'ignore_public_acls') AS ignore_public_acls,
  json_bool_or(true, configuration, 'details', 0, 'public_access_block', 0, 'block_public_policy') AS block_public_policy,
  json_bool_or(true, configuration, 'details', 0, 'public_access_block', 0, 'restrict_public_buckets') AS restrict_public_buckets
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3control_multi_region_access_point'
