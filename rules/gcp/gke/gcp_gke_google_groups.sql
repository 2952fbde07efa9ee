/*
id: gcp_gke_google_groups
title: Cluster cannot bind roles to Google groups
severity: low
description: Without groups roles are bound to single people, and stay when they change teams.
remediation:
  console: "Kubernetes Engine > cluster > Security: Google Groups for RBAC."
  cli: gcloud container clusters update <name> --security-group=gke-security-groups@<domain>
  terraform: |
    authenticator_groups_config {
      security_group = "gke-security-groups@example.org"
    }
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/google-groups-rbac
*/
SELECT resource_uid, project, name, google_groups
FROM gcp_gke_cluster
WHERE NOT google_groups
