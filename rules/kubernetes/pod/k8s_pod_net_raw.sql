/*
id: k8s_pod_net_raw
title: Pod keeps the capability NET_RAW
severity: medium
family: [k8s_pod_privileged, k8s_pod_capabilities_not_dropped]
description: >
  With NET_RAW, which runtimes give by default, a container forges packets: ARP and DNS spoofing against its neighbours.
remediation:
  console: Drop NET_RAW, or ALL, in securityContext.capabilities of every container.
  cli: "kubectl patch deployment <name> -p '{\"spec\": {\"template\": {\"spec\": {\"containers\": [{\"name\": \"<container>\", \"securityContext\": {\"capabilities\": {\"drop\": [\"NET_RAW\"]}}}]}}}}'"
  terraform: |
    security_context {
      capabilities {
        drop = ["NET_RAW"]
      }
    }
attack: [T1557]
mapped_from: [prowler core_minimize_net_raw_capability_admission]
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c :
    named_struct('name', c['name'], 'capabilities_add', c['capabilities_add'],
      'capabilities_drop', c['capabilities_drop'])) AS containers
FROM k8s_pod
WHERE os <> 'windows' AND any_match(containers, lambda c : any_match(c['capabilities_add'], lambda a : a IN ('NET_RAW', 'CAP_NET_RAW', 'ALL'))
  OR NOT (array_has(c['capabilities_drop'], 'ALL') OR array_has(c['capabilities_drop'], 'NET_RAW')))
