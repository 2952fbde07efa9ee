/*
id: aws_sns_topic_not_cmk
title: SNS topic is not encrypted with a customer-managed key
severity: low
description: With the AWS managed key nobody can limit, audit or revoke the use of the key, and other services cannot publish.
remediation:
  console: 'SNS > Topic > Edit > Encryption: your key.'
  cli: aws sns set-topic-attributes --topic-arn <arn> --attribute-name KmsMasterKeyId --attribute-value <key>
  terraform: Set kms_master_key_id to a key of your own.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_sns_topic
WHERE kms_key = '' OR kms_key LIKE 'alias/aws/%' OR kms_key LIKE '%:alias/aws/%'
