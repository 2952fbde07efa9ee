/*
id: azure_container_registry_retention
title: Container registry keeps untagged images for ever
severity: informational
description: Old layers with known holes can still be pulled by their digest.
remediation:
  console: 'Registry > Retention: Enabled.'
  cli: az acr config retention update --registry <registry> --status enabled --days 7 --type UntaggedManifests
  terraform: Set retention_policy_in_days = 7.
references:
  - https://learn.microsoft.com/azure/container-registry/container-registry-retention-policy
*/
SELECT resource_uid, name, retention
FROM azure_container_registry
WHERE NOT retention
