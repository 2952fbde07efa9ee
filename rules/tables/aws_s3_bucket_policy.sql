/*
Policies of buckets: live buckets with theirs, policies that are resources of their own in templates and plans.
  owner                    account of the bucket; NULL: not said
  policy                   JSON; a document without statements where the bucket has none
  public                   anybody can use it
  restrict_public_buckets  the bucket gives a public policy no effect for strangers; false in templates
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
Defaults of absent properties: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-s3-bucket.html
*/
CREATE VIEW aws_s3_bucket_policy AS
SELECT resource_uid, name, owner, policy, policy_public AS public,
  CASE WHEN shape = 'terraform' THEN coalesce(restrict_public_buckets, false)
    ELSE restrict_public_buckets END AS restrict_public_buckets
FROM aws_s3_bucket WHERE shape IN ('aws_config', 'aws_api', 'terraform')
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'Bucket') AS name,
  account AS owner,
  json_document(configuration, 'PolicyDocument') AS policy,
  iam_policy_public(json_document(configuration, 'PolicyDocument')) AS public,
  false AS restrict_public_buckets
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::S3::BucketPolicy'
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'bucket') AS name,
  account AS owner,
  json_document(configuration, 'policy') AS policy,
  iam_policy_public(json_document(configuration, 'policy')) AS public,
  false AS restrict_public_buckets
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_bucket_policy'
