/*
id: gcp_gke_basic_auth
title: Cluster takes a user name and password
severity: high
description: A static password of the API server cannot be rotated without downtime and is no person's.
remediation:
  console: "Kubernetes Engine > cluster > Security: basic authentication off."
  cli: gcloud container clusters update <name> --no-enable-basic-auth
attack: [T1078]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/iam-integration
*/
SELECT resource_uid, project, name, basic_auth
FROM gcp_gke_cluster
WHERE basic_auth
