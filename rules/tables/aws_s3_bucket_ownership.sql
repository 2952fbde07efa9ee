/*
Who owns objects of buckets, as buckets or as resources of their own say it.
  object_ownership  BucketOwnerEnforced (ACLs are off), BucketOwnerPreferred, ObjectWriter; empty: not set
Defaults of absent properties: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-s3-bucket.html
*/
CREATE VIEW aws_s3_bucket_ownership AS
SELECT resource_uid, name, object_ownership
FROM aws_s3_bucket
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'bucket') AS name,
  json_text_or('', configuration, 'rule', 0, 'object_ownership') AS object_ownership
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_bucket_ownership_controls'
