/*
id: azure_sql_alerts_off
title: Threat detection of a database server is off
severity: medium
description: Injection, odd sign-ins and mass exports are not noticed.
remediation:
  console: 'Server > Microsoft Defender for Cloud: Enable Microsoft Defender for SQL.'
  cli: az sql server threat-policy update --resource-group <group> --server <server> --state Enabled
  terraform: Set state = "Enabled".
attack: [T1562]
mapped_from: [prowler sqlserver_microsoft_defender_enabled]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/threat-detection-overview
*/
SELECT resource_uid, name, state
FROM azure_sql_alert_policy
WHERE lower(state) = 'disabled'
