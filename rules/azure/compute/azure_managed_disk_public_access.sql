/*
id: azure_managed_disk_public_access
title: Managed disk can be exported over the internet
severity: medium
description: A shared access signature for the disk downloads it from anywhere.
remediation:
  console: 'Disk > Networking: Disable public access, or allow private endpoints only.'
  cli: az disk update --resource-group <group> --name <disk> --public-network-access Disabled --network-access-policy DenyAll
  terraform: Set public_network_access_enabled = false.
attack: [T1537, T1530]
references:
  - https://learn.microsoft.com/azure/virtual-machines/disks-enable-private-links-for-import-export-portal
*/
SELECT resource_uid, name, public_network_access, network_policy
FROM azure_managed_disk
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter') AND lower(network_policy) = 'allowall'
