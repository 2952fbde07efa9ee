/*
id: azure_app_service_workers
title: Web app runs on one worker
severity: low
description: When the one machine is renewed or fails, the app is away.
remediation:
  console: App Service plan > Scale out.
  terraform: Set worker_count in site_config.
references:
  - https://learn.microsoft.com/azure/app-service/manage-scale-up
params:
  least: {type: integer, default: 2, meaning: least number of workers}
*/
SELECT resource_uid, name, workers
FROM azure_app_service_configuration
WHERE workers < $least
