/*
id: azure_container_registry_geo_replication
title: Container registry has no geo-replication
severity: low
description: Nothing can be deployed while its region is down.
remediation:
  console: 'Registry > Geo-replications: add a region (premium).'
  cli: az acr replication create --registry <registry> --location <region>
  terraform: Add georeplications { location = "…" }.
references:
  - https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication
*/
SELECT resource_uid, name, replicas
FROM azure_container_registry_replica
WHERE replicas = 0
