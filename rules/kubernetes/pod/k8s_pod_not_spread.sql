/*
id: k8s_pod_not_spread
title: Replicas may all run on one node
severity: low
family: [k8s_pod_label_missing]
description: Without a rule that keeps them apart the loss of a node may take all replicas with it.
remediation:
  console: >
    Set topologySpreadConstraints, or an anti-affinity of pods, over kubernetes.io/hostname and topology.kubernetes.io/zone.
references:
  - https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
*/
SELECT resource_uid, namespace, name, replicas
FROM k8s_pod_container
WHERE replicas > 1 AND NOT spread AND resource_type IN ('Deployment', 'StatefulSet')
