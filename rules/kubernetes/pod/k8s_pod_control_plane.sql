/*
id: k8s_pod_control_plane
title: Pod tolerates the taints of control plane nodes
severity: medium
description: A pod on a control plane node is next to etcd and the API server's keys.
remediation:
  console: Remove the toleration; keep it to what runs the cluster.
attack: [T1610]
references:
  - https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
params:
  taints:
    type: text_list
    default: [node-role.kubernetes.io/control-plane, node-role.kubernetes.io/master]
    meaning: taints of control plane nodes
*/
SELECT resource_uid, namespace, name, tolerations
FROM k8s_pod
WHERE any_match(tolerations, lambda t : t['key'] IN ($taints) OR (t['key'] = '' AND t['operator'] = 'Exists'))
  AND namespace IS DISTINCT FROM 'kube-system'
