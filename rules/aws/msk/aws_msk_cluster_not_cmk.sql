/*
id: aws_msk_cluster_not_cmk
title: MSK cluster is not encrypted with a customer-managed key
severity: low
description: With aws/kafka nobody can limit, audit or revoke the use of the key.
remediation:
  console: 'The key is chosen at creation: create a cluster with your key.'
  cli: aws kafka create-cluster --encryption-info EncryptionAtRest={DataVolumeKMSKeyId=<key>} …
  terraform: Set encryption_info { encryption_at_rest_kms_key_arn = … }.
mapped_from: [prowler kafka_cluster_encryption_at_rest_uses_cmk]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_msk_cluster
WHERE NOT own_key
