/*
id: azure_data_explorer_disk_encryption
title: Data Explorer cluster's disks are not encrypted
severity: medium
description: What the cluster caches lies on its disks in clear.
remediation:
  console: 'Cluster > Security + networking > Security: Disk encryption on.'
  cli: az kusto cluster update --resource-group <group> --name <cluster> --enable-disk-encryption true
  terraform: Set disk_encryption_enabled = true.
references:
  - https://learn.microsoft.com/azure/data-explorer/cluster-encryption-disk
*/
SELECT resource_uid, name, disk_encryption
FROM azure_data_explorer_cluster
WHERE NOT disk_encryption
