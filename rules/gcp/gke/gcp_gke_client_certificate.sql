/*
id: gcp_gke_client_certificate
title: Cluster has issued a client certificate
severity: medium
description: The certificate cannot be withdrawn without rotating the cluster's own.
remediation:
  console: Make the cluster without a client certificate, and rotate its credentials.
  terraform: |
    master_auth {
      client_certificate_config {
        issue_client_certificate = false
      }
    }
attack: [T1078]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/iam-integration
*/
SELECT resource_uid, project, name, client_certificate
FROM gcp_gke_cluster
WHERE client_certificate
