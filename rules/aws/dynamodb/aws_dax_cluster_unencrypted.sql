/*
id: aws_dax_cluster_unencrypted
title: DAX cluster keeps its data unencrypted
severity: high
description: The cache on disk holds copies of the table's items in the clear.
remediation:
  console: 'Encryption is chosen at creation: create a new cluster with encryption.'
  cli: aws dax create-cluster --cluster-name <name> --sse-specification Enabled=true …
  terraform: Add server_side_encryption { enabled = true }.
attack: [T1530]
mapped_from: [prowler dynamodb_accelerator_cluster_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html
*/
SELECT resource_uid, name, encrypted
FROM aws_dax_cluster
WHERE NOT encrypted
