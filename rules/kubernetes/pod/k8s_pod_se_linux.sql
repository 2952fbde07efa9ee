/*
id: k8s_pod_se_linux
title: Pod sets SELinux options of its own
severity: medium
description: >
  SELinux keeps containers apart by type; a pod that names a type such as spc_t, or a user or role, leaves that confinement.
remediation:
  console: Remove seLinuxOptions, or keep to the types of containers and leave user and role unset.
attack: [T1611]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
params:
  types:
    type: text_list
    default: ["", container_t, container_init_t, container_kvm_t, container_engine_t]
    meaning: types that a pod may name; the empty text stands for none
*/
SELECT resource_uid, namespace, name, se_linux,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'se_linux', c['se_linux'])) AS containers
FROM k8s_pod
WHERE se_linux['type'] NOT IN ($types) OR se_linux['user'] <> '' OR se_linux['role'] <> ''
  OR any_match(containers, lambda c :
    c['se_linux']['type'] NOT IN ($types) OR c['se_linux']['user'] <> '' OR c['se_linux']['role'] <> '')
