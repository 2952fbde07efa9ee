/*
id: azure_service_fabric_entra
title: Service Fabric cluster knows certificates only
severity: medium
description: A client certificate cannot be withdrawn from one person quickly, and knows no second factor.
remediation:
  console: Create the cluster with Microsoft Entra ID for clients.
  cli: az resource update --ids <id> --set properties.azureActiveDirectory=@directory.json
  terraform: Add azure_active_directory { tenant_id = … }.
attack: [T1078]
references:
  - https://learn.microsoft.com/azure/service-fabric/service-fabric-cluster-security#microsoft-entra-id-recommended
*/
SELECT resource_uid, name, entra
FROM azure_service_fabric_cluster
WHERE NOT entra
