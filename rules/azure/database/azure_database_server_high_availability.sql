/*
id: azure_database_server_high_availability
title: Flexible server has no standby
severity: low
description: The database stops with its machine and comes back when a new one is built.
remediation:
  console: 'Server > High availability: enable it.'
  cli: az postgres flexible-server update --resource-group <group> --name <server> --high-availability ZoneRedundant
  terraform: Add high_availability { mode = "ZoneRedundant" }.
mapped_from: [prowler postgresql_flexible_server_high_availability_enabled, prowler mysql_flexible_server_high_availability_enabled]
references:
  - https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-high-availability
*/
SELECT resource_uid, name, high_availability
FROM azure_database_server
WHERE resource_type LIKE '%flexible%' AND lower(high_availability) = 'disabled'
