/*
id: azure_sql_alerts_types
title: Some alerts of a database server are switched off
severity: medium
description: What is switched off is what an attacker would like to be.
remediation:
  console: 'Server > Microsoft Defender for Cloud > Advanced Threat Protection types: select all.'
  cli: az sql server threat-policy update --resource-group <group> --server <server> --state Enabled --disabled-alerts ""
  terraform: Set disabled_alerts = [].
attack: [T1562]
mapped_from: [prowler sqlserver_microsoft_defender_enabled]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/threat-detection-overview
*/
SELECT resource_uid, name, state, disabled_alerts
FROM azure_sql_alert_policy
WHERE lower(state) = 'disabled' OR any_match(disabled_alerts, lambda a : a <> '')
