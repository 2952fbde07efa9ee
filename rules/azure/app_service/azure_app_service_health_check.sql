/*
id: azure_app_service_health_check
title: Web app has no health check
severity: low
description: Instances that hang keep getting requests.
remediation:
  console: 'App Service > Health check: Enable and enter a path.'
  cli: 'az webapp config set --resource-group <group> --name <app> --generic-configurations ''{"healthCheckPath": "/health"}'''
  terraform: Set site_config { health_check_path = "/health" }.
references:
  - https://learn.microsoft.com/azure/app-service/monitor-instances-health-check
*/
SELECT resource_uid, name, health_check
FROM azure_app_service_configuration
WHERE health_check = ''
