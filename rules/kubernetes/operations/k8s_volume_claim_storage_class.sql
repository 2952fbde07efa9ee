/*
id: k8s_volume_claim_storage_class
title: Storage is claimed without saying of which class
severity: informational
description: Without a class the cluster's default decides, which differs between clusters and tenants.
remediation:
  console: Name a storageClassName in each claim.
references:
  - https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1
*/
SELECT resource_uid, namespace, name, claims
FROM k8s_volume_claim
WHERE any_match(claims, lambda c : NOT c['named_class'])
