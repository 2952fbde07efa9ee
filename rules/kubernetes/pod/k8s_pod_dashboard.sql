/*
id: k8s_pod_dashboard
title: Pod runs the Kubernetes dashboard, or has its account
severity: medium
description: >
  The dashboard shows and changes the cluster with the rights of its account; one that was left open has been the way in more
  than once.
remediation:
  console: Delete the dashboard; use kubectl or a console with a login of its own.
attack: [T1078]
references:
  - https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : c['image']) AS images
FROM k8s_pod
WHERE any_match(containers, lambda c : c['image'] LIKE '%kubernetesui/dashboard%' OR c['image'] LIKE '%kubernetes-dashboard-amd64%')
  OR service_account = 'kubernetes-dashboard'
