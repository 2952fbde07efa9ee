/*
id: azure_automation_identity
title: Automation account has no managed identity
severity: low
description: Runbooks sign in by secrets, or by the run-as accounts that were retired in 2023.
remediation:
  console: 'Automation account > Identity: On.'
  terraform: Set an identity block.
references:
  - https://learn.microsoft.com/azure/automation/enable-managed-identity-for-automation
*/
SELECT resource_uid, name, identity
FROM azure_automation_account
WHERE lower(identity) = 'none'
