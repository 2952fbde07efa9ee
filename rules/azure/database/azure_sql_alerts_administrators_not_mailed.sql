/*
id: azure_sql_alerts_administrators_not_mailed
title: Alerts of a database server do not reach its administrators
severity: low
description: Administrators of the subscription learn of an attack from somebody else.
remediation:
  console: 'Server > Microsoft Defender for Cloud > Configure: Also send email notification to admins and subscription owners.'
  cli: az sql server threat-policy update --resource-group <group> --server <server> --state Enabled --email-account-admins true
  terraform: Set email_account_admins = true.
attack: [T1562]
mapped_from: [prowler sqlserver_va_emails_notifications_admins_enabled]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/threat-detection-overview
*/
SELECT resource_uid, name, mails_administrators
FROM azure_sql_alert_policy
WHERE NOT mails_administrators
