/*
id: azure_storage_account_cross_tenant_replication
title: Storage account may be replicated into another tenant
severity: medium
description: Object replication to a foreign tenant is a quiet way to copy data out.
remediation:
  console: 'Storage account > Object replication > Advanced settings: clear Allow cross-tenant replication.'
  cli: az storage account update --name <account> --resource-group <group> --allow-cross-tenant-replication false
  terraform: Set cross_tenant_replication_enabled = false.
attack: [T1537]
mapped_from: [prowler storage_cross_tenant_replication_disabled]
references:
  - https://learn.microsoft.com/azure/storage/blobs/object-replication-prevent-cross-tenant-policies
*/
SELECT resource_uid, name, cross_tenant_replication
FROM azure_storage_account
WHERE cross_tenant_replication
