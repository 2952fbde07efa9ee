/*
Server access logging of buckets, as buckets or as resources of their own say it.
  logging  server access logging has a target
*/
CREATE VIEW aws_s3_bucket_logging AS
SELECT resource_uid, name, logging
FROM aws_s3_bucket
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'bucket') AS name,
  json_has(configuration, 'target_bucket') AS logging
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_bucket_logging'
