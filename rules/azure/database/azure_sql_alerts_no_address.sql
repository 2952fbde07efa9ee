/*
id: azure_sql_alerts_no_address
title: Alerts of a database server reach no address
severity: low
description: An alert that nobody reads stops nothing.
remediation:
  console: 'Server > Microsoft Defender for Cloud > Configure: enter addresses.'
  cli: az sql server threat-policy update --resource-group <group> --server <server> --state Enabled --email-addresses <address>
  terraform: Set email_addresses.
attack: [T1562]
mapped_from: [prowler sqlserver_va_scan_reports_configured]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/threat-detection-overview
*/
SELECT resource_uid, name, addresses
FROM azure_sql_alert_policy
WHERE NOT any_match(addresses, lambda a : a <> '')
