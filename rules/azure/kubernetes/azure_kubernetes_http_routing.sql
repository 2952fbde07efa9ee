/*
id: azure_kubernetes_http_routing
title: Cluster runs the HTTP application routing add-on
severity: medium
description: 'The add-on is not made for production: it publishes what asks for it under a public name, over plain HTTP.'
remediation:
  console: 'Cluster: az aks disable-addons --addons http_application_routing.'
  cli: az aks disable-addons --resource-group <group> --name <cluster> --addons http_application_routing
  terraform: Remove http_application_routing_enabled.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/aks/http-application-routing
*/
SELECT resource_uid, name, http_routing
FROM azure_kubernetes_cluster
WHERE http_routing
