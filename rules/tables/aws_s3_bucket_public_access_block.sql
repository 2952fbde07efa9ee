/*
Block public access settings of buckets, as buckets or, in Terraform plans, resources of their own say it. Settings of the
account are aws_s3_account_public_access_block.
  block_public_acls        new public ACLs are refused
  ignore_public_acls       public ACLs have no effect
  block_public_policy      new public policies are refused
  restrict_public_buckets  a public policy serves only AWS services and the own account
Defaults of absent properties: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-s3-bucket.html
*/
CREATE VIEW aws_s3_bucket_public_access_block AS
SELECT resource_uid, name, block_public_acls, ignore_public_acls, block_public_policy, restrict_public_buckets
FROM aws_s3_bucket
UNION ALL BY NAME
-- Each defaults to false:
-- https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_public_access_block
SELECT resource_uid,
  json_get_str(configuration, 'bucket') AS name,
  json_bool_or(false, configuration, 'block_public_acls') AS block_public_acls,
  json_bool_or(false, configuration, 'ignore_public_acls') AS ignore_public_acls,
  json_bool_or(false, configuration, 'block_public_policy') AS block_public_policy,
  json_bool_or(false, configuration, 'restrict_public_buckets') AS restrict_public_buckets
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_bucket_public_access_block'
