/*
id: azure_defender_cloud_apps_off
title: Defender for Cloud shares nothing with Defender for Cloud Apps
severity: low
description: What people and apps do with resources is not looked at for threats.
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Integrations: allow access to data.'
  cli: az security setting update --name MCAS --enabled true
  terraform: Set setting_name = "MCAS" and enabled = true.
attack: [T1562]
mapped_from: [prowler defender_ensure_mcas_is_enabled]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/integration-defender-for-endpoint
*/
SELECT resource_uid, name, setting, enabled
FROM (SELECT * FROM azure_defender_setting WHERE (setting = 'MCAS') IS NOT FALSE)
WHERE NOT enabled
