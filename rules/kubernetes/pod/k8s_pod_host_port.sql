/*
id: k8s_pod_host_port
title: Pod takes a port of its node
severity: medium
description: >
  A hostPort is reachable at the node's address, past services and network policies, and ties the pod to nodes where the port
  is free.
remediation:
  console: Remove hostPort from the containers' ports and publish the pod by a Service.
  terraform: |
    port {
      container_port = 8080
    }
attack: [T1133]
mapped_from: [prowler core_minimize_admission_hostport_containers]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
params:
  allowed: {type: integer_list, default: [0], meaning: ports of the node that pods may take}
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'host_ports',
    array_transform(c['ports'], lambda p : p['host_port']))) AS host_ports
FROM k8s_pod
WHERE any_match(containers, lambda c : any_match(c['ports'], lambda p : p['host_port'] <> 0 AND p['host_port'] NOT IN ($allowed)))
