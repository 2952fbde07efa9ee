/*
id: azure_storage_file_channel_encryption
title: File shares take weak ciphers
severity: low
description: AES-128-CCM is the weakest of the three and is taken where a client asks for it.
remediation:
  console: 'Storage account > File shares > Security: SMB channel encryption AES-256-GCM only.'
  cli: az storage account file-service-properties update --account-name <account> --channel-encryption AES-256-GCM
  terraform: Set share_properties { smb { channel_encryption_type = ["AES-256-GCM"] } }.
attack: [T1040]
mapped_from: [prowler storage_smb_channel_encryption_with_secure_algorithm]
references:
  - https://learn.microsoft.com/azure/storage/files/files-smb-protocol#smb-security-settings
*/
SELECT resource_uid, name, channel_encryption
FROM azure_storage_file_service
WHERE NOT all_match(channel_encryption, lambda c : lower(c) = 'aes-256-gcm') OR array_length(channel_encryption) = 0
