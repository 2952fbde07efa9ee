/*
id: azure_app_service_environment_internal_encryption
title: App Service Environment does not encrypt within itself
severity: low
description: Traffic between its front ends and workers, and their page files, are in clear.
remediation:
  console: Set the cluster setting InternalEncryption to true.
  cli: >-
    az resource update --ids <id> --set properties.clusterSettings="[{\"name\": \"InternalEncryption\", \"value\": \"true\"}]"
  terraform: Add cluster_setting { name = "InternalEncryption", value = "true" }.
references:
  - https://learn.microsoft.com/azure/app-service/environment/app-service-app-service-environment-custom-settings
*/
SELECT resource_uid, name, internal_encryption
FROM azure_app_service_environment
WHERE NOT internal_encryption
