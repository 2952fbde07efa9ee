/*
id: azure_key_vault_key_rotation
title: Key is not rotated
severity: low
description: The longer a key lives the more data hangs on it and the more copies of it there are.
remediation:
  console: 'Key vault > Keys > key > Rotation policy: Enable auto rotation.'
  cli: az keyvault key rotation-policy update --vault-name <vault> --name <key> --value policy.json
  terraform: Add rotation_policy { automatic { time_after_creation = "P1Y" } }.
frameworks:
  cis_azure_6.0: ["8.3.9"]
  pci_dss_4.0: ["3.7.4", "3.7.5", "8.2.2", "8.3.10.1", "8.3.5", "8.3.7", "8.3.9", "8.6.3"]
  hipaa:
    ["164_308_a_1_ii_b", "164_308_a_3_ii_c", "164_308_a_4_ii_a", "164_308_a_4_ii_c", "164_308_a_5_ii_d", "164_312_a_2_iv",
    "164_312_c_1", "164_312_c_2", "164_312_e_2_ii"]
  soc2: ["pi_1_5"]
mapped_from: [prowler keyvault_key_rotation_enabled]
references:
  - https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation
*/
SELECT resource_uid, name, rotates
FROM azure_key_vault_key
WHERE NOT rotates
