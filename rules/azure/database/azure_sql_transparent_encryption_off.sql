/*
id: azure_sql_transparent_encryption_off
title: SQL database is not encrypted at rest
severity: high
description: Whoever gets at the files or a backup reads the data.
remediation:
  console: 'SQL database > Data encryption: On.'
  cli: az sql db tde set --resource-group <group> --server <server> --database <database> --status Enabled
  terraform: Set transparent_data_encryption_enabled = true.
frameworks:
  iso27001_2022: ["A.8.5", "A.8.12", "A.8.24"]
  pci_dss_4.0: ["3.5.1", "8.3.2"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_310_d_1", "164_312_a_2_iv", "164_312_c_1", "164_312_e_2_ii"]
  soc2: ["cc_6_2", "cc_6_7", "pi_1_4"]
mapped_from: [prowler sqlserver_tde_encryption_enabled]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview
*/
SELECT resource_uid, name, state
FROM azure_sql_transparent_encryption
WHERE lower(state) <> 'enabled'
