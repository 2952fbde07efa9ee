/*
id: azure_network_flow_log_retention
title: Flow log is kept too short
severity: medium
description: An intrusion that is found after weeks cannot be traced where the records of that time are gone.
remediation:
  console: 'Network Watcher > Flow logs > flow log: set retention to 90 days or more.'
  cli: az network watcher flow-log update --location <region> --name <name> --retention 90
  terraform: Set retention_policy { enabled = true, days = 90 }.
attack: [T1562.008]
frameworks:
  cis_azure_6.0: ["7.5", "7.8"]
  iso27001_2022: ["A.8.15", "A.8.20", "A.8.21", "A.8.22"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  hipaa: ["164_308_a_1_ii_d", "164_312_b"]
  soc2: ["cc_7_2", "cc_7_3", "cc_a_1_1", "cc_c_1_2", "pi_1_3"]
mapped_from: [prowler network_flow_log_more_than_90_days]
references:
  - https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-overview
params:
  days: {type: integer, default: 90, meaning: days for which records must be kept}
*/
SELECT resource_uid, name, enabled, retention_enabled, retention_days
FROM azure_network_flow_log
WHERE NOT (enabled AND retention_enabled AND (retention_days = 0 OR retention_days >= $days))
