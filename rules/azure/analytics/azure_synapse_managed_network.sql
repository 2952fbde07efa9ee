/*
id: azure_synapse_managed_network
title: Synapse workspace stands outside every virtual network
severity: medium
description: Pipelines and pools reach data over public addresses, which therefore have to stay open. It is chosen at creation.
remediation:
  console: Create the workspace with Managed virtual network enabled.
  cli: az synapse workspace create --name <workspace> --enable-managed-virtual-network true
  terraform: Set managed_virtual_network_enabled = true.
references:
  - https://learn.microsoft.com/azure/synapse-analytics/security/synapse-workspace-managed-vnet
*/
SELECT resource_uid, name, managed_network
FROM azure_synapse_workspace
WHERE NOT managed_network
