/*
id: azure_kubernetes_authorized_ranges
title: Kubernetes cluster's API server answers every address
severity: medium
description: Whoever finds a hole in the API server, or a token, can use it from anywhere.
remediation:
  console: 'Cluster > Networking > API server authorized IP ranges: list your own.'
  cli: az aks update --resource-group <group> --name <cluster> --api-server-authorized-ip-ranges <ranges>
  terraform: Set api_server_access_profile { authorized_ip_ranges = […] }.
attack: [T1133]
references:
  - https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges
*/
SELECT resource_uid, name, private, authorized_ranges
FROM azure_kubernetes_cluster
WHERE NOT private AND (array_length(authorized_ranges) = 0 OR cidrs_open(authorized_ranges))
