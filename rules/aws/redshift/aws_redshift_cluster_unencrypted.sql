/*
id: aws_redshift_cluster_unencrypted
title: Redshift cluster stores its data unencrypted
severity: high
description: Whoever gets hold of a disk or a snapshot reads the data.
remediation:
  console: Redshift > Clusters > Properties > Database configurations > Edit encryption.
  cli: aws redshift modify-cluster --cluster-identifier <name> --encrypted --kms-key-id <key>
  terraform: Set encrypted = true (and kms_key_id) in the aws_redshift_cluster.
attack: [T1530]
mapped_from: [prowler redshift_cluster_encrypted_at_rest]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
*/
SELECT resource_uid, name, encrypted, kms_key
FROM aws_redshift_cluster
WHERE NOT encrypted
