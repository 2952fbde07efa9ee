/*
id: k8s_pod_tiller
title: Pod runs Helm 2's Tiller
severity: high
description: >
  Tiller answers everybody inside the cluster and acts with its own, mostly unlimited, rights; Helm 2 has no fixes since 2020.
remediation:
  console: Migrate to Helm 3 and delete Tiller.
attack: [T1610]
references:
  - https://helm.sh/docs/topics/v2_v3_migration/
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : c['image']) AS images
FROM k8s_pod
WHERE any_match(containers, lambda c : c['image'] LIKE '%tiller%')
