/*
id: gcp_gke_intranode_visibility
title: Traffic between pods of one node is not seen
severity: low
description: Flow logs and firewall rules of the VPC leave out what pods of one node say to each other.
remediation:
  console: "Kubernetes Engine > cluster > Networking: intranode visibility."
  cli: gcloud container clusters update <name> --enable-intra-node-visibility
  terraform: |
    enable_intranode_visibility = true
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/intranode-visibility
*/
SELECT resource_uid, project, name, intranode_visibility
FROM gcp_gke_cluster
WHERE NOT intranode_visibility
