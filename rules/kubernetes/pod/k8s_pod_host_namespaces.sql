/*
id: k8s_pod_host_namespaces
title: Pod shares the network, processes or memory of its node
severity: high
family: [k8s_pod_host_process]
description: >
  With hostNetwork a pod sees the node's traffic and passes by network policies, with hostPID it sees and signals every process of
  the node, with hostIPC it reads their shared memory.
remediation:
  console: Remove hostNetwork, hostPID and hostIPC from the pod's template, or set them to false.
  cli: "kubectl patch deployment <name> -p '{\"spec\": {\"template\": {\"spec\": {\"hostNetwork\": false, \"hostPID\": false, \"hostIPC\": false}}}}'"
  terraform: |
    spec {
      host_network = false
      host_pid     = false
      host_ipc     = false
    }
attack: [T1610, T1611]
mapped_from: [prowler core_minimize_hostPID_containers, prowler core_minimize_hostIPC_containers, prowler core_minimize_hostNetwork_containers]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
*/
SELECT resource_uid, namespace, name, host_network, host_pid, host_ipc
FROM k8s_pod
WHERE host_network OR host_pid OR host_ipc
