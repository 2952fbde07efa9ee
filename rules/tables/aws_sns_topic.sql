/*
SNS topics. The API leaves out attributes that are not set.
  kms_key           key in KMS that encrypts messages; empty: none
  delivery_logging  failed or successful deliveries are logged for some protocol
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sns-topic.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sns_topic
*/
CREATE VIEW aws_sns_topic AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'KmsMasterKeyId') AS kms_key,
  any_match(json_keys(configuration), lambda k : k LIKE '%FeedbackRoleArn' AND json_has(configuration, k)) AS delivery_logging
FROM changes WHERE shape IN ('aws_config', 'aws_api') AND resource_type = 'AWS::SNS::Topic'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'KmsMasterKeyId') AS kms_key,
  array_length(json_array_or_empty(configuration, 'DeliveryStatusLogging')) > 0 AS delivery_logging
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::SNS::Topic'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'kms_master_key_id') AS kms_key,
  any_match(json_keys(configuration), lambda k : k LIKE '%_feedback_role_arn' AND json_has(configuration, k)) AS delivery_logging
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_sns_topic'
