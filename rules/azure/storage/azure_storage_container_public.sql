/*
id: azure_storage_container_public
title: Blob container is open to the public
severity: high
description: Anyone on the internet reads the blobs without signing in.
remediation:
  console: 'Storage account > Containers > container > Change access level: Private.'
  cli: az storage container set-permission --account-name <account> --name <container> --public-access off
  terraform: Set container_access_type = "private".
attack: [T1530]
mapped_from: [prowler storage_blob_public_access_level_is_disabled]
references:
  - https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure
*/
SELECT resource_uid, name, public_access
FROM azure_storage_container
WHERE lower(public_access) NOT IN ('none', 'private')
