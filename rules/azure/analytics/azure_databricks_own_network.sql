/*
id: azure_databricks_own_network
title: Databricks clusters stand in a network of Azure's
severity: low
description: You cannot filter what the clusters reach, nor see it.
remediation:
  console: Create the workspace in your own virtual network.
  cli: >-
    az databricks workspace create --resource-group <group> --name <workspace> --vnet <vnet> --public-subnet <subnet> --private-
    subnet <subnet>
  terraform: Set custom_parameters { virtual_network_id = … }.
mapped_from: [prowler databricks_workspace_vnet_injection_enabled]
references:
  - https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject
*/
SELECT resource_uid, name, own_network
FROM azure_databricks_workspace
WHERE NOT own_network
