/*
id: azure_activity_log_categories
title: Activity Log is not kept whole
severity: medium
description: Writes, deletes or actions leave no trace.
remediation:
  console: 'Monitor > Activity log > Export: all categories.'
  cli: az monitor log-profiles update --name <profile> --categories Write Delete Action
  terraform: Set categories = ["Write", "Delete", "Action"].
attack: [T1562.008]
frameworks:
  cis_azure_6.0: ["6.1.1.2"]
  iso27001_2022: ["A.5.16", "A.5.22"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.3.2",
    "10.3.3", "10.3.4", "10.4.1.1", "10.4.1", "10.4.2", "10.5.1", "10.6.3", "10.7.1", "10.7.2", "11.5.2", "11.6.1", "12.10.5",
    "5.3.4", "A1.2.1", "A3.3.1", "A3.5.1"]
  hipaa: ["164_308_a_1_ii_d", "164_308_a_3_ii_a", "164_308_a_5_ii_c", "164_308_a_6_ii", "164_312_b", "164_312_e_2_i"]
  soc2: ["cc_8_1", "pi_1_3"]
mapped_from: [prowler monitor_diagnostic_setting_with_appropriate_categories]
references:
  - https://learn.microsoft.com/azure/azure-monitor/essentials/activity-log
*/
SELECT resource_uid, name, categories
FROM azure_activity_log_profile
WHERE NOT (array_has(categories, 'Write') AND array_has(categories, 'Delete') AND array_has(categories, 'Action'))
