/*
Delivery streams of Data Firehose.
  source     DirectPut, KinesisStreamAsSource, MSKAsSource, …
  encrypted  buffered records are encrypted; live ones are where a key is named and no switch
  kms_key    key of the buffered records; empty: none of the account
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-kinesisfirehose-deliverystream.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_firehose_delivery_stream
*/
CREATE VIEW aws_firehose_stream AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'DeliveryStreamType') AS source,
  json_text_or(CASE json_has(configuration, 'DeliveryStreamEncryptionConfiguration', 'KeyARN') WHEN true THEN 'ENABLED' WHEN false THEN 'DISABLED' END,
    configuration, 'DeliveryStreamEncryptionConfiguration', 'Status') IN ('ENABLED',
    'ENABLING') AS encrypted,
  json_text_or('', configuration, 'DeliveryStreamEncryptionConfiguration', 'KeyARN') AS kms_key
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::KinesisFirehose::DeliveryStream'
  AND NOT is_going(json_get_str(configuration, 'DeliveryStreamStatus'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'DirectPut' END, configuration, 'DeliveryStreamType') AS source,
  json_has(configuration, 'DeliveryStreamEncryptionConfigurationInput', 'KeyType') AS encrypted,
  json_text_or('', configuration, 'DeliveryStreamEncryptionConfigurationInput', 'KeyARN') AS kms_key
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::KinesisFirehose::DeliveryStream'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN array_length(json_array_or_empty(configuration, 'kinesis_source_configuration')) > 0 THEN 'KinesisStreamAsSource'
    WHEN array_length(json_array_or_empty(configuration, 'msk_source_configuration')) > 0 THEN 'MSKAsSource'
    WHEN array_length(json_array_or_empty(configuration, 'kinesis_source_configuration')) = 0 THEN 'DirectPut' END AS source,
  json_bool_or(false, configuration, 'server_side_encryption', 0, 'enabled') AS encrypted,
  json_text_or('', configuration, 'server_side_encryption', 0, 'key_arn') AS kms_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_kinesis_firehose_delivery_stream'
