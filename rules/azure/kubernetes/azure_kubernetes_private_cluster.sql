/*
id: azure_kubernetes_private_cluster
title: Kubernetes cluster's API server is public
severity: medium
description: Whoever finds a hole in the API server, or a token, can use it from anywhere.
remediation:
  console: Create the cluster as a private cluster.
  cli: az aks create --resource-group <group> --name <cluster> --enable-private-cluster
  terraform: Set private_cluster_enabled = true.
attack: [T1133]
frameworks:
  iso27001_2022: ["A.8.1", "A.8.14"]
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "A1.1.3"]
  hipaa: ["164_308_a_1_ii_b", "164_310_a_1", "164_312_a_1"]
  soc2: ["cc_6_1"]
mapped_from: [prowler aks_clusters_public_access_disabled]
references:
  - https://learn.microsoft.com/azure/aks/private-clusters
*/
SELECT resource_uid, name, private
FROM azure_kubernetes_cluster
WHERE NOT private
