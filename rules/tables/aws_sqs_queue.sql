/*
SQS queues. The API gives attributes as text and leaves out those that are not set.
  kms_key                 key in KMS that encrypts messages; empty: none
  sqs_managed_encryption  messages are encrypted with a key of SQS; true in a template that does not say, and in
                           a plan that makes the queue
  dead_letter             failed messages go to another queue
  fifo                    keeps order and delivers once
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queue.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue
  https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html
*/
CREATE VIEW aws_sqs_queue AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'KmsMasterKeyId') AS kms_key,
  json_bool_or(false, configuration, 'SqsManagedSseEnabled') AS sqs_managed_encryption,
  json_has(configuration, 'RedrivePolicy') AS dead_letter,
  json_bool_or(false, configuration, 'FifoQueue') AS fifo
FROM changes WHERE shape IN ('aws_config', 'aws_api') AND resource_type = 'AWS::SQS::Queue'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'KmsMasterKeyId') AS kms_key,
  json_bool_or(true, configuration, 'SqsManagedSseEnabled') AS sqs_managed_encryption,
  json_has(configuration, 'RedrivePolicy') AS dead_letter,
  json_bool_or(false, configuration, 'FifoQueue') AS fifo
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::SQS::Queue'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'kms_master_key_id') AS kms_key,
  CASE WHEN kind = 'create' THEN json_bool_or(true, configuration, 'sqs_managed_sse_enabled')
    ELSE json_get_bool(configuration, 'sqs_managed_sse_enabled') END AS sqs_managed_encryption,
  json_has(configuration, 'redrive_policy') AS dead_letter,
  json_bool_or(false, configuration, 'fifo_queue') AS fifo
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_sqs_queue'
