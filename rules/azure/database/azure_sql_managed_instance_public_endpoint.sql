/*
id: azure_sql_managed_instance_public_endpoint
title: SQL managed instance has a public endpoint
severity: high
description: Everyone on the internet can reach its sign-in as far as a security group lets them.
remediation:
  console: 'Managed instance > Networking: disable the public endpoint.'
  cli: az sql mi update --resource-group <group> --name <instance> --public-data-endpoint-enabled false
  terraform: Set public_data_endpoint_enabled = false.
attack: [T1190, T1110]
references:
  - https://learn.microsoft.com/azure/azure-sql/managed-instance/public-endpoint-overview
*/
SELECT resource_uid, name, public_endpoint
FROM azure_sql_managed_instance
WHERE public_endpoint
