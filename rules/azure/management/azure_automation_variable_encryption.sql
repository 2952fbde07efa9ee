/*
id: azure_automation_variable_encryption
title: Automation variable is not encrypted
severity: medium
description: 'Everybody who may read the account reads the value, and variables hold what scripts need: passwords and tokens.'
remediation:
  console: Delete the variable and create it encrypted.
  cli: az automation variable create --automation-account-name <account> --resource-group <group> --name <name> --encrypted true
  terraform: Set encrypted = true.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/automation/shared-resources/variables
*/
SELECT resource_uid, name, encrypted
FROM azure_automation_variable
WHERE NOT encrypted
