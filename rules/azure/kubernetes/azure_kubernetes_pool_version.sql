/*
id: azure_kubernetes_pool_version
title: Nodes run an older Kubernetes than their control plane
severity: low
description: >-
  Holes that the upgrade of the control plane closed stay open in the nodes' kubelet.
remediation:
  console: 'Cluster > Node pools > pool: Upgrade Kubernetes.'
  cli: az aks nodepool upgrade --resource-group <group> --cluster-name <cluster> --name <pool> --kubernetes-version <version>
  terraform: Set orchestrator_version.
references:
  - https://learn.microsoft.com/azure/aks/upgrade-cluster
*/
SELECT resource_uid, name, cluster_version, pools
FROM (SELECT * FROM azure_kubernetes_node_pool WHERE (cluster_version <> '') IS NOT FALSE)
-- Minor versions are compared: a version without its patch is the newest patch.
WHERE any_match(pools, lambda p : p['version'] <> ''
  AND NOT version_at_least(p['version'], regexp_replace(cluster_version, '^([0-9]+\.[0-9]+).*$', '\1')))
