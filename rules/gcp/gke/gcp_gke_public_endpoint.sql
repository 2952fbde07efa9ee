/*
id: gcp_gke_public_endpoint
title: Cluster's control plane has a public address
severity: medium
description: "The API server answers on the internet: credentials that leak work from everywhere."
remediation:
  console: "Kubernetes Engine > cluster > Networking: private endpoint."
  cli: gcloud container clusters update <name> --enable-private-endpoint
  terraform: |
    private_cluster_config {
      enable_private_endpoint = true
    }
attack: [T1133]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/private-clusters
*/
SELECT resource_uid, project, name, private_endpoint
FROM gcp_gke_cluster
WHERE NOT private_endpoint
