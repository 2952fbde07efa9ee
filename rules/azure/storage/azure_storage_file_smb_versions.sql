/*
id: azure_storage_file_smb_versions
title: File shares speak old SMB
severity: low
description: SMB 2.1 does not encrypt, and 3.0 can be talked down.
remediation:
  console: 'Storage account > File shares > Security: Maximum security, or SMB 3.1.1 only.'
  cli: az storage account file-service-properties update --account-name <account> --versions SMB3.1.1
  terraform: Set share_properties { smb { versions = ["SMB3.1.1"] } }.
attack: [T1040]
mapped_from: [prowler storage_smb_protocol_version_is_latest]
references:
  - https://learn.microsoft.com/azure/storage/files/files-smb-protocol#smb-security-settings
*/
SELECT resource_uid, name, smb_versions
FROM azure_storage_file_service
WHERE NOT all_match(smb_versions, lambda v : lower(v) = 'smb3.1.1') OR array_length(smb_versions) = 0
