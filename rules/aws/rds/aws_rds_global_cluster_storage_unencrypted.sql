/*
id: aws_rds_global_cluster_storage_unencrypted
title: Global database stores its data unencrypted
severity: high
description: Its clusters cannot be encrypted either. Whoever gets hold of a volume or a snapshot of any region reads the data.
remediation:
  console: 'Encryption is chosen at creation: make a new global database of an encrypted cluster.'
  cli: aws rds create-global-cluster --global-cluster-identifier <name> --storage-encrypted …
  terraform: Set storage_encrypted = true.
attack: [T1530]
references:
  - https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateGlobalCluster.html
*/
SELECT resource_uid, name, storage_encrypted
FROM aws_rds_global_cluster
WHERE NOT storage_encrypted
