/*
id: azure_storage_account_entra_by_default
title: Portal opens storage data by account key
severity: low
family: [azure_storage_account_shared_key_access]
description: Whoever may list keys works with the key by default, which says nothing of who they are.
remediation:
  console: 'Storage account > Settings > Configuration: Default to Microsoft Entra authorization in the Azure portal.'
  cli: az resource update --ids <id> --set properties.defaultToOAuthAuthentication=true
  terraform: Set default_to_oauth_authentication = true.
attack: [T1078.004]
mapped_from: [prowler storage_default_to_entra_authorization_enabled]
references:
  - https://learn.microsoft.com/azure/storage/blobs/authorize-data-operations-portal
*/
SELECT resource_uid, name, entra_by_default
FROM azure_storage_account
WHERE NOT entra_by_default
