/*
id: azure_container_registry_quarantine
title: Container registry gives out images before they are checked
severity: low
description: An image with known holes can be deployed in the time before the scanner has seen it.
remediation:
  console: Enable the quarantine policy (premium).
  cli: az resource update --ids <id> --set properties.policies.quarantinePolicy.status=enabled
  terraform: Set quarantine_policy_enabled = true.
attack: [T1525]
references:
  - https://learn.microsoft.com/azure/container-registry/container-registry-faq#how-do-i-enable-automatic-image-quarantine-for-a-registry
*/
SELECT resource_uid, name, quarantine
FROM azure_container_registry
WHERE NOT quarantine
