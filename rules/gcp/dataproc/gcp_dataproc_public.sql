/*
id: gcp_dataproc_public
title: Dataproc machines have external addresses
severity: medium
description: >
  Hadoop's consoles have no login of their own; external addresses put them one firewall rule away from the internet.
remediation:
  console: Make the cluster again with internal addresses only.
  terraform: |
    cluster_config {
      gce_cluster_config {
        internal_ip_only = true
      }
    }
attack: [T1133]
references:
  - https://cloud.google.com/dataproc/docs/concepts/configuring-clusters/network
*/
SELECT resource_uid, project, name, internal
FROM gcp_dataproc_cluster
WHERE NOT internal
