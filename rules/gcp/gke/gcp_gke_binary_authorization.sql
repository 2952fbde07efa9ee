/*
id: gcp_gke_binary_authorization
title: Cluster runs images that nobody vouched for
severity: low
description: Binary Authorization lets in only images that were built and checked as agreed.
remediation:
  console: "Kubernetes Engine > cluster > Security: Binary Authorization."
  cli: gcloud container clusters update <name> --binauthz-evaluation-mode=PROJECT_SINGLETON_POLICY_ENFORCE
  terraform: |
    binary_authorization {
      evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"
    }
attack: [T1525]
references:
  - https://cloud.google.com/kubernetes-engine/docs/concepts/security-overview
*/
SELECT resource_uid, project, name, binary_authorization
FROM gcp_gke_cluster
WHERE NOT binary_authorization
