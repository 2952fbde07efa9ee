/*
id: azure_defender_sql_machines_off
title: Defender for SQL Server on machines is off
severity: medium
description: Attacks on what the plan SqlServerVirtualMachines covers are not noticed.
family: [azure_defender_plan_off]
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Defender plans: On.'
  cli: az security pricing create --name SqlServerVirtualMachines --tier Standard
  terraform: Set resource_type = "SqlServerVirtualMachines" and tier = "Standard".
attack: [T1562]
mapped_from: [prowler defender_ensure_defender_for_sql_servers_is_on]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/connect-azure-subscription
*/
SELECT resource_uid, name, plan, tier
FROM (SELECT * FROM azure_defender_plan WHERE (lower(plan) = 'sqlservervirtualmachines') IS NOT FALSE)
WHERE lower(tier) = 'free'
