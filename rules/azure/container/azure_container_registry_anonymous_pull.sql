/*
id: azure_container_registry_anonymous_pull
title: Container registry gives images to everybody
severity: high
description: Anyone on the internet downloads your images, with the code and whatever secrets are in them.
remediation:
  console: Disable anonymous pull.
  cli: az acr update --name <registry> --anonymous-pull-enabled false
  terraform: Set anonymous_pull_enabled = false.
attack: [T1530]
references:
  - https://learn.microsoft.com/azure/container-registry/anonymous-pull-access
*/
SELECT resource_uid, name, anonymous_pull
FROM azure_container_registry
WHERE anonymous_pull
