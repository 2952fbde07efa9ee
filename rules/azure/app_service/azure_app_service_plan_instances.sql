/*
id: azure_app_service_plan_instances
title: App Service plan has one instance
severity: informational
description: The apps stop with that instance, and at each of its restarts.
remediation:
  console: 'App Service plan > Scale out: two instances or more.'
  cli: az appservice plan update --resource-group <group> --name <plan> --number-of-workers 2
  terraform: Set worker_count = 2.
references:
  - https://learn.microsoft.com/azure/app-service/manage-scale-up
params:
  least: {type: integer, default: 2, meaning: least number of instances}
*/
SELECT resource_uid, name, instances
FROM azure_app_service_plan
WHERE instances < $least
