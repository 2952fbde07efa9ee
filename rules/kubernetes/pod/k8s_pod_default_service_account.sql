/*
id: k8s_pod_default_service_account
title: Pod uses the default service account of its namespace and gets its token
severity: low
family: [k8s_pod_service_account_token]
description: Rights that are given to the account `default` go to every pod that names no other.
remediation:
  console: Make a service account for the workload and name it in serviceAccountName, or do not mount the token.
attack: [T1528]
references:
  - https://kubernetes.io/docs/concepts/security/service-accounts/
*/
SELECT resource_uid, namespace, name, service_account
FROM k8s_pod
WHERE service_account IN ('', 'default') AND automount_token
