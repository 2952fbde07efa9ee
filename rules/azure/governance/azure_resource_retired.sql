/*
id: azure_resource_retired
title: Resource is of a product that Azure has retired or will
severity: low
description: Nobody mends it any more from that day on, and at some point Azure switches it off.
remediation:
  console: "Advisor > Reliability > Service upgrade and retirement: shows what to move to."
  cli: az advisor recommendation list --category HighAvailability
  terraform: Use the resource that follows it, such as azurerm_mysql_flexible_server or azurerm_managed_redis.
references:
  - https://learn.microsoft.com/azure/advisor/advisor-how-to-plan-migration-workloads-service-retirement
*/
SELECT resource_uid, name, product
FROM azure_retired_product
WHERE product <> ''
