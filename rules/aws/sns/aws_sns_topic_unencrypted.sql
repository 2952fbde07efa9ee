/*
id: aws_sns_topic_unencrypted
title: SNS topic keeps its messages unencrypted
severity: medium
description: Messages lie in the clear until they are delivered.
remediation:
  console: 'SNS > Topic > Edit > Encryption: Enable.'
  cli: aws sns set-topic-attributes --topic-arn <arn> --attribute-name KmsMasterKeyId --attribute-value <key>
  terraform: Set kms_master_key_id in the aws_sns_topic.
attack: [T1530]
mapped_from: [prowler sns_topics_kms_encryption_at_rest_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_sns_topic
WHERE kms_key = ''
