/*
id: k8s_volume_claim_shared
title: Storage is claimed for many pods to write
severity: informational
description: "Pods on several nodes write to one volume: one that is taken over reaches the data of all."
remediation:
  console: Use ReadWriteOncePod or ReadWriteOnce, or ReadOnlyMany where pods only read.
references:
  - https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
*/
SELECT resource_uid, namespace, name, claims
FROM k8s_volume_claim
WHERE any_match(claims, lambda c : any_match(c['access_modes'], lambda m : m = 'ReadWriteMany'))
