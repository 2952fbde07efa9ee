/*
id: azure_databricks_public_network_access
title: Databricks workspace has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Databricks > Networking: Public network access Disabled.'
  cli: az databricks workspace update --resource-group <group> --name <workspace> --public-network-access Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
mapped_from: [prowler databricks_workspace_public_network_access_disabled]
references:
  - https://learn.microsoft.com/azure/databricks/security/network/classic/private-link
*/
SELECT resource_uid, name, public_network_access
FROM azure_databricks_workspace
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
