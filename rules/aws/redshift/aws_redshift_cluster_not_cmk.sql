/*
id: aws_redshift_cluster_not_cmk
title: Redshift cluster is not encrypted with a customer-managed key
severity: low
description: >-
  With the AWS managed key nobody can limit, audit or revoke the use of the key. In live records the ARN does not tell it from a
  key of yours.
remediation:
  console: 'Redshift > Clusters > Properties > Edit encryption: your key.'
  cli: aws redshift modify-cluster --cluster-identifier <name> --encrypted --kms-key-id <key>
  terraform: Set kms_key_id.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
*/
SELECT resource_uid, name, encrypted, kms_key
FROM aws_redshift_cluster
WHERE NOT encrypted OR NOT own_key
