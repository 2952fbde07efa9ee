/*
Kinesis data streams.
  encryption       KMS, NONE
  retention_hours  hours that records are kept
  kms_key          key of the records; empty: none
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-kinesis-stream.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_stream
*/
CREATE VIEW aws_kinesis_stream AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'EncryptionType') AS encryption,
  json_get_int(configuration, 'RetentionPeriodHours') AS retention_hours,
  json_text_or('', configuration, 'KeyId') AS kms_key
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Kinesis::Stream'
  AND NOT is_going(json_get_str(configuration, 'StreamStatus'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('NONE', configuration, 'StreamEncryption', 'EncryptionType') AS encryption,
  json_int_or(CASE WHEN shape = 'cloudformation' THEN 24 END, configuration, 'RetentionPeriodHours') AS retention_hours,
  json_text_or('', configuration, 'StreamEncryption', 'KeyId') AS kms_key
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::Kinesis::Stream'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('NONE', configuration, 'encryption_type') AS encryption,
  json_int_or(24, configuration, 'retention_period') AS retention_hours,
  json_text_or('', configuration, 'kms_key_id') AS kms_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_kinesis_stream'
