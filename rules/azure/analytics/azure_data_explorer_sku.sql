/*
id: azure_data_explorer_sku
title: Data Explorer cluster has no availability agreement
severity: informational
description: Sizes for development run on one machine.
remediation:
  console: 'Cluster > Scale up: choose a production size.'
  cli: az kusto cluster update --resource-group <group> --name <cluster> --sku name=Standard_E8ads_v5 tier=Standard capacity=2
  terraform: Choose a sku that does not begin with Dev.
references:
  - https://learn.microsoft.com/azure/data-explorer/manage-cluster-choose-sku
*/
SELECT resource_uid, name, sku
FROM azure_data_explorer_cluster
WHERE sku ILIKE 'dev%'
