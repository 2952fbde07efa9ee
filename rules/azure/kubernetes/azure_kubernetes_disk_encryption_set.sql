/*
id: azure_kubernetes_disk_encryption_set
title: Kubernetes cluster's disks are not encrypted with a key of yours
severity: low
description: >-
  With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it. It is chosen at creation.
remediation:
  console: Create the cluster with a disk encryption set.
  cli: az aks create --resource-group <group> --name <cluster> --node-osdisk-diskencryptionset-id <id>
  terraform: Set disk_encryption_set_id.
references:
  - https://learn.microsoft.com/azure/aks/azure-disk-customer-managed-keys
*/
SELECT resource_uid, name, disk_encryption_set
FROM azure_kubernetes_cluster
WHERE disk_encryption_set = ''
