/*
id: gcp_gke_authorized_networks
title: Every network reaches the cluster's control plane
severity: high
description: Without authorized networks the API server of a public endpoint answers everybody.
remediation:
  console: "Kubernetes Engine > cluster > Networking: control plane authorized networks."
  cli: gcloud container clusters update <name> --enable-master-authorized-networks --master-authorized-networks=<ranges>
  terraform: |
    master_authorized_networks_config {
      cidr_blocks {
        cidr_block = "203.0.113.0/24"
      }
    }
attack: [T1133]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks
*/
SELECT resource_uid, project, name, authorized_networks, authorized_cidrs, private_endpoint
FROM gcp_gke_cluster
WHERE NOT authorized_networks AND NOT private_endpoint
