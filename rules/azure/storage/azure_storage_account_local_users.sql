/*
id: azure_storage_account_local_users
title: Storage account has local users
severity: low
description: Local users sign in over SFTP with passwords or keys of their own that Entra ID does not know.
remediation:
  console: 'Storage account > SFTP: remove local users and disable SFTP.'
  cli: az storage account update --name <account> --resource-group <group> --enable-local-user false
  terraform: Set local_user_enabled = false.
attack: [T1078]
references:
  - https://learn.microsoft.com/azure/storage/blobs/secure-file-transfer-protocol-support-authorize-access
*/
SELECT resource_uid, name, local_users
FROM azure_storage_account
WHERE local_users
