/*
Object lock of buckets, as buckets or as resources of their own say it.
  object_lock  object lock is enabled
Defaults of absent properties: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-s3-bucket.html
*/
CREATE VIEW aws_s3_bucket_object_lock AS
SELECT resource_uid, name, object_lock
FROM aws_s3_bucket
UNION ALL BY NAME
-- object_lock_enabled defaults to Enabled:
-- https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_object_lock_configuration
SELECT resource_uid,
  json_get_str(configuration, 'bucket') AS name,
  json_text_or('Enabled', configuration, 'object_lock_enabled') = 'Enabled' AS object_lock
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_bucket_object_lock_configuration'
