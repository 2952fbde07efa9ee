/*
id: azure_defender_plan_off
title: A plan of Defender for Cloud is off
severity: medium
description: Attacks on what the plan covers (servers, storage, databases, vaults, containers and so on) are not noticed.
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Defender plans: On.'
  cli: az security pricing create --name <plan> --tier Standard
  terraform: Set tier = "Standard".
attack: [T1562]
frameworks:
  cis_azure_6.0: ["8.1.3.1"]
  iso27001_2022: ["A.5.16", "A.5.19", "A.5.21", "A.5.22", "A.5.25", "A.5.28", "A.5.29", "A.8.7", "A.8.9"]
  hipaa:
    ["164_308_a_1_ii_a", "164_308_a_5_ii_b", "164_308_a_5_ii_c", "164_308_a_6_i", "164_308_a_6_ii", "164_308_a_8",
    "164_312_e_2_i"]
  soc2: ["cc_3_1", "cc_3_2", "cc_4_2", "cc_6_8", "cc_7_1"]
mapped_from: [prowler defender_ensure_defender_for_server_is_on]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/connect-azure-subscription
*/
SELECT resource_uid, name, tier
FROM azure_defender_plan
WHERE lower(tier) = 'free'
