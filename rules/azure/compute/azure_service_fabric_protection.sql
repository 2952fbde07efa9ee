/*
id: azure_service_fabric_protection
title: Nodes of a Service Fabric cluster talk in clear
severity: medium
description: Whoever sits in the network reads and changes what the nodes tell each other.
remediation:
  console: 'Cluster > Custom fabric settings: Security, ClusterProtectionLevel = EncryptAndSign.'
  cli: >-
    az sf cluster setting set --resource-group <group> --cluster-name <cluster> --section Security --parameter
    ClusterProtectionLevel --value EncryptAndSign
  terraform: Add fabric_settings { name = "Security", parameters = { ClusterProtectionLevel = "EncryptAndSign" } }.
attack: [T1557]
references:
  - https://learn.microsoft.com/azure/service-fabric/service-fabric-cluster-security
*/
SELECT resource_uid, name, protection
FROM azure_service_fabric_cluster
WHERE lower(protection) <> 'encryptandsign'
