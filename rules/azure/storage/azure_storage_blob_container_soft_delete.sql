/*
id: azure_storage_blob_container_soft_delete
title: Deleted blob containers cannot be brought back
severity: low
description: Whoever deletes a container deletes all its blobs for good.
remediation:
  console: 'Storage account > Data protection: Enable soft delete for containers.'
  cli: >-
    az storage account blob-service-properties update --account-name <account> --enable-container-delete-retention true
    --container-delete-retention-days 14
  terraform: Add blob_properties { container_delete_retention_policy { days = 14 } }.
attack: [T1485, T1490]
frameworks:
  cis_azure_6.0: ["9.2.1", "9.2.2"]
  iso27001_2022: ["A.8.10"]
  pci_dss_4.0: ["10.3.2", "3.5.1.3", "8.4.1", "8.4.2", "8.4.3", "A1.1.2", "A3.4.1"]
  hipaa: ["164_308_a_7_i", "164_308_a_7_ii_a", "164_308_a_7_ii_b", "164_308_a_7_ii_c", "164_312_a_2_ii"]
  soc2: ["cc_7_4", "cc_c_1_1", "cc_c_1_2", "pi_1_5"]
mapped_from: [prowler storage_ensure_soft_delete_is_enabled]
references:
  - https://learn.microsoft.com/azure/storage/blobs/soft-delete-container-overview
*/
SELECT resource_uid, name, container_soft_delete
FROM azure_storage_blob_service
WHERE NOT container_soft_delete
