/*
id: k8s_pod_sys_admin
title: Pod has the capability SYS_ADMIN
severity: high
family: [k8s_pod_privileged]
description: >
  SYS_ADMIN mounts file systems, enters namespaces and loads programs into the kernel: close to being privileged.
remediation:
  console: Take SYS_ADMIN, and ALL, out of securityContext.capabilities.add.
attack: [T1611]
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'capabilities_add', c['capabilities_add'])) AS containers
FROM k8s_pod
WHERE any_match(containers, lambda c : any_match(c['capabilities_add'], lambda a : a IN ('SYS_ADMIN', 'CAP_SYS_ADMIN', 'ALL')))
