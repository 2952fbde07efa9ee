/*
Default encryption of buckets, as buckets or as resources of their own say it.
  encryption  AES256, aws:kms, aws:kms:dsse; empty: none set, S3 then uses AES256
  kms_key     the KMS key; empty: none named
  own_key     that is a key of one's own, not the service's; NULL: the ARN does not tell
Defaults of absent properties: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-s3-bucket.html
*/
CREATE VIEW aws_s3_bucket_encryption AS
SELECT resource_uid, name, encryption, kms_key, own_key
FROM aws_s3_bucket
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'bucket') AS name,
  json_text_or('', configuration, 'rule', 0, 'apply_server_side_encryption_by_default', 0, 'sse_algorithm') AS encryption,
  json_text_or('', configuration, 'rule', 0, 'apply_server_side_encryption_by_default', 0, 'kms_master_key_id') AS kms_key,
  key_of_own(json_text_or('', configuration, 'rule', 0, 'apply_server_side_encryption_by_default', 0, 'kms_master_key_id'), configuration, shape) AS own_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_bucket_server_side_encryption_configuration'
