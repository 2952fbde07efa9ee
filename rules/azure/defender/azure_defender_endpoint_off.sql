/*
id: azure_defender_endpoint_off
title: Defender for Cloud shares nothing with Defender for Endpoint
severity: low
description: Machines do not get the sensor that sees attacks within them.
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Integrations: allow access to data.'
  cli: az security setting update --name WDATP --enabled true
  terraform: Set setting_name = "WDATP" and enabled = true.
attack: [T1562]
mapped_from: [prowler defender_ensure_wdatp_is_enabled]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/integration-defender-for-endpoint
*/
SELECT resource_uid, name, setting, enabled
FROM (SELECT * FROM azure_defender_setting WHERE (setting = 'WDATP') IS NOT FALSE)
WHERE NOT enabled
