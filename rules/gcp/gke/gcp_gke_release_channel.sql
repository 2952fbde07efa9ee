/*
id: gcp_gke_release_channel
title: Cluster follows no release channel
severity: low
description: Outside of a channel fixes come only when somebody starts the upgrade.
remediation:
  console: "Kubernetes Engine > cluster > Upgrades: choose a channel."
  cli: gcloud container clusters update <name> --release-channel=regular
  terraform: |
    release_channel {
      channel = "REGULAR"
    }
references:
  - https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels
*/
SELECT resource_uid, project, name, release_channel
FROM gcp_gke_cluster
WHERE release_channel IN ('', 'UNSPECIFIED')
