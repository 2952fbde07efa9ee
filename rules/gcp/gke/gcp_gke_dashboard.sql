/*
id: gcp_gke_dashboard
title: Cluster runs the old Kubernetes dashboard
severity: medium
description: The dashboard acts with rights of its own and has been a way in more than once.
remediation:
  console: "Kubernetes Engine > cluster > Features: dashboard off; use the console."
  cli: gcloud container clusters update <name> --update-addons=KubernetesDashboard=DISABLED
attack: [T1078]
references:
  - https://cloud.google.com/kubernetes-engine/docs/concepts/dashboards
*/
SELECT resource_uid, project, name, dashboard
FROM gcp_gke_cluster
WHERE dashboard
