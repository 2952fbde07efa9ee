/*
id: gcp_gke_ip_alias
title: Cluster's pods have no addresses of the VPC
severity: low
description: >
  Without alias ranges traffic of pods goes by routes that VPC guards do not see, and private clusters are not possible.
remediation:
  console: Make the cluster again VPC-native.
  terraform: |
    ip_allocation_policy {
      cluster_secondary_range_name = "pods"
    }
references:
  - https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips
*/
SELECT resource_uid, project, name, ip_alias
FROM gcp_gke_cluster
WHERE NOT ip_alias
