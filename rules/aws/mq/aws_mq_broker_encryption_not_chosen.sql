/*
id: aws_mq_broker_encryption_not_chosen
title: MQ broker does not say by whose key it is encrypted
severity: low
description: Without encryption options AWS owns the key, and nobody can limit, audit or revoke its use.
remediation:
  console: 'The key is chosen at creation: create a broker with your key.'
  cli: aws mq create-broker --encryption-options UseAwsOwnedKey=false,KmsKeyId=<key> …
  terraform: Add encryption_options { use_aws_owned_key = false, kms_key_id = … }.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html
*/
SELECT resource_uid, name, encryption_options, aws_owned_key
FROM aws_mq_broker
WHERE NOT encryption_options
