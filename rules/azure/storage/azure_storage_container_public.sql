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
frameworks:
  cis_azure_6.0: ["9.3.8"]
  iso27001_2022: ["A.8.1"]
  pci_dss_4.0:
    ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "10.3.2", "10.3.3", "10.3.4", "10.6.3", "3.5.1.3", "7.2.1", "7.2.2", "7.2.5",
    "7.2.6", "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.4", "A1.1.2", "A1.1.3", "A1.2.1", "A3.4.1"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i", "164_312_a_1"]
  soc2: ["cc_6_1"]
mapped_from: [prowler storage_blob_public_access_level_is_disabled]
references:
  - https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure
*/
SELECT resource_uid, name, public_access
FROM azure_storage_container
WHERE lower(public_access) NOT IN ('none', 'private')
