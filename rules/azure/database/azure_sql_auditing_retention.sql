/*
id: azure_sql_auditing_retention
title: SQL audit records are not kept, or too short
severity: low
description: >-
  An intrusion that is found after weeks cannot be traced where the records of that time are gone, or were never written because
  auditing is off. Records that go to a workspace or a hub are kept as that says.
remediation:
  console: 'SQL server > Auditing > Storage > Advanced: retention of 90 days or more, or 0.'
  cli: >-
    az sql server audit-policy update --resource-group <group> --name <server> --state Enabled --retention-days 90 --bsts
    Enabled --storage-account <account>
  terraform: Set retention_in_days = 90.
attack: [T1562.008]
mapped_from: [prowler sqlserver_auditing_retention_90_days]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/auditing-overview
params:
  days: {type: integer, default: 90, meaning: days for which records must be kept}
*/
SELECT resource_uid, name, state, retention_days
FROM (SELECT * FROM azure_sql_auditing WHERE stored IS NOT FALSE)
WHERE NOT (is_enabled(state) AND (retention_days = 0 OR retention_days >= $days))
