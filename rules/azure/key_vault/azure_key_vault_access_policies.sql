/*
id: azure_key_vault_access_policies
title: Key vault gives access by its own policies
severity: low
description: >-
  Access policies cannot be limited to one secret, do not expire and are not seen by access reviews; whoever may write the vault
  may grant themselves all.
remediation:
  console: 'Key vault > Access configuration: Azure role-based access control.'
  cli: az keyvault update --name <vault> --enable-rbac-authorization true
  terraform: Set rbac_authorization_enabled = true.
attack: [T1098]
frameworks:
  cis_azure_6.0: ["8.3.6"]
  pci_dss_4.0:
    ["3.5.1.1", "3.5.1.3", "3.6.1.2", "3.6.1.3", "3.6.1.4", "3.6.1", "3.7.1", "3.7.2", "3.7.4", "3.7.6", "3.7.7", "4.2.1.1",
    "7.2.1", "7.2.2", "7.2.3", "7.2.5", "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.4"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_i", "164_308_a_4_ii_b"]
mapped_from: [prowler keyvault_rbac_enabled]
references:
  - https://learn.microsoft.com/azure/key-vault/general/rbac-access-policy
*/
SELECT resource_uid, name, rbac
FROM azure_key_vault
WHERE NOT rbac
