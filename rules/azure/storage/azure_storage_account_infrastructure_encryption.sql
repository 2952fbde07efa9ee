/*
id: azure_storage_account_infrastructure_encryption
title: Storage account is encrypted once only
severity: low
description: >-
  A second encryption of the infrastructure with another algorithm and key protects data where one of the two is broken. It can
  be chosen at creation only.
remediation:
  console: Create a new account with Enable infrastructure encryption and move the data.
  cli: az storage account create --name <account> --resource-group <group> --require-infrastructure-encryption true
  terraform: Set infrastructure_encryption_enabled = true.
frameworks:
  cis_azure_6.0: ["9.3.1.1"]
  iso27001_2022: ["A.8.5", "A.8.11", "A.8.24"]
  pci_dss_4.0: ["3.5.1", "8.3.2"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_310_d_1", "164_312_a_2_iv", "164_312_e_2_ii"]
  soc2: ["cc_6_7", "cc_7_5", "pi_1_4", "pi_1_5"]
mapped_from: [prowler storage_infrastructure_encryption_is_enabled]
references:
  - https://learn.microsoft.com/azure/storage/common/infrastructure-encryption-enable
*/
SELECT resource_uid, name, infrastructure_encryption
FROM azure_storage_account
WHERE NOT infrastructure_encryption
