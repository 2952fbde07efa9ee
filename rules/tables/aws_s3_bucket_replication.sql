/*
Replication of buckets, as buckets or as resources of their own say it.
  replication  some rule is enabled
*/
CREATE VIEW aws_s3_bucket_replication AS
SELECT resource_uid, name, replication
FROM aws_s3_bucket
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'bucket') AS name,
  any_match(json_array_or_empty(configuration, 'rule'), lambda r : json_get_str(r, 'status') = 'Enabled') AS replication
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_bucket_replication_configuration'
