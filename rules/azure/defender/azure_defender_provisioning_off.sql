/*
id: azure_defender_provisioning_off
title: New machines get no monitoring agent
severity: low
description: Machines that nobody thought of are not watched.
remediation:
  console: 'Defender for Cloud > Environment settings > Settings & monitoring: on.'
  cli: az security auto-provisioning-setting update --name default --auto-provision On
  terraform: Set auto_provision = "On".
attack: [T1562]
mapped_from: [prowler defender_auto_provisioning_log_analytics_agent_vms_on]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/monitoring-components
*/
SELECT resource_uid, name, state
FROM azure_defender_provisioning
WHERE lower(state) = 'off'
