/*
id: azure_container_group_identity
title: Container group has no managed identity
severity: low
description: Without one it reaches other services by secrets that have to be kept and renewed.
remediation:
  console: 'An identity is given when the group is made: deploy it anew with one.'
  cli: az container create --resource-group <group> --name <name> --assign-identity
  terraform: Set an identity block.
references:
  - https://learn.microsoft.com/azure/container-instances/container-instances-managed-identity
*/
SELECT resource_uid, name, identity
FROM azure_container_group
WHERE lower(identity) = 'none'
