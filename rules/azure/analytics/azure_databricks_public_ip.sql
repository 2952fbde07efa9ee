/*
id: azure_databricks_public_ip
title: Databricks clusters have public addresses
severity: medium
description: Each node can be reached from the internet directly.
remediation:
  console: Create the workspace with Secure Cluster Connectivity (No Public IP).
  cli: az databricks workspace update --resource-group <group> --name <workspace> --enable-no-public-ip
  terraform: Set custom_parameters { no_public_ip = true }.
attack: [T1133]
mapped_from: [prowler databricks_workspace_no_public_ip_enabled]
references:
  - https://learn.microsoft.com/azure/databricks/security/network/classic/secure-cluster-connectivity
*/
SELECT resource_uid, name, no_public_ip
FROM azure_databricks_workspace
WHERE NOT no_public_ip
