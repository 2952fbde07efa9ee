/*
id: gcp_gke_authorized_everybody
title: Cluster's authorized networks hold the whole internet
severity: high
description: 0.0.0.0/0 makes the list of authorized networks mean nothing.
remediation:
  console: "Kubernetes Engine > cluster > Networking: remove 0.0.0.0/0."
  cli: gcloud container clusters update <name> --enable-master-authorized-networks --master-authorized-networks=<ranges>
attack: [T1133]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks
*/
SELECT resource_uid, project, name, authorized_cidrs
FROM gcp_gke_cluster
WHERE cidrs_open(authorized_cidrs)
