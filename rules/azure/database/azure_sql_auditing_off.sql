/*
id: azure_sql_auditing_off
title: SQL database events are not audited
severity: medium
description: Nobody can tell afterwards who read or changed which data.
remediation:
  console: 'SQL server > Auditing: Enable Azure SQL Auditing.'
  cli: >-
    az sql server audit-policy update --resource-group <group> --name <server> --state Enabled --lats Enabled --lawri
    <workspace>
  terraform: Add an azurerm_mssql_server_extended_auditing_policy with enabled = true.
attack: [T1562.008]
frameworks:
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  hipaa:
    ["164_308_a_1_ii_d", "164_308_a_3_ii_a", "164_308_a_4_ii_a", "164_308_a_5_ii_c", "164_308_a_6_ii", "164_312_a_2_i",
    "164_312_b", "164_312_c_2", "164_312_e_2_i"]
  soc2: ["pi_1_2"]
mapped_from: [prowler sqlserver_auditing_enabled]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/auditing-overview
*/
SELECT resource_uid, name, state
FROM azure_sql_auditing
WHERE lower(state) = 'disabled'
