/*
id: azure_script_not_pinned
title: Script is fetched from a branch that changes
severity: medium
description: >-
  Whoever may write to the branch runs code in your subscription with the next deployment. A commit in the address, or a file of
  your own, does not change.
remediation:
  console: Give the address of one commit, or keep the script in a storage account of your own.
  terraform: Give the address of one commit.
attack: [T1195.002]
references:
  - https://learn.microsoft.com/azure/azure-resource-manager/templates/deployment-script-template
  - https://learn.microsoft.com/azure/automation/manage-runbooks
*/
SELECT resource_uid, name, uri
FROM azure_fetched_script
-- a commit is 40 hexadecimal digits
WHERE regexp_like(uri, '^https?://(raw\.githubusercontent\.com|github\.com)/') AND NOT regexp_like(uri, '/[0-9a-f]{40}/')
