/*
id: azure_storage_sensitive_data
title: Defender does not look for sensitive data in a storage account
severity: low
description: Alerts do not tell whether personal data or passwords were reached.
remediation:
  console: 'Storage account > Microsoft Defender for Cloud: Sensitive data threat detection.'
  terraform: Set sensitive_data_discovery_enabled = true in azurerm_security_center_storage_defender.
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/defender-for-storage-introduction
*/
SELECT resource_uid, name, sensitive_data
FROM azure_storage_defender
WHERE NOT sensitive_data
