/*
id: azure_data_explorer_double_encryption
title: Data Explorer cluster is encrypted once only
severity: low
description: A second encryption protects data where one of the two is broken. It is chosen at creation.
remediation:
  console: Create the cluster with double encryption.
  cli: az kusto cluster create --resource-group <group> --name <cluster> --enable-double-encryption true
  terraform: Set double_encryption_enabled = true.
references:
  - https://learn.microsoft.com/azure/data-explorer/cluster-encryption-double
*/
SELECT resource_uid, name, double_encryption
FROM azure_data_explorer_cluster
WHERE NOT double_encryption
