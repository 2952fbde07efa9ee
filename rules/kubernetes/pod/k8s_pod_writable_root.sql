/*
id: k8s_pod_writable_root
title: Pod can write to its root file system
severity: medium
description: With a read-only root an intruder cannot change programs or leave tools behind.
remediation:
  console: >
    Set securityContext.readOnlyRootFilesystem to true in every container and mount an emptyDir where the program writes.
  cli: "kubectl patch deployment <name> -p '{\"spec\": {\"template\": {\"spec\": {\"containers\": [{\"name\": \"<container>\", \"securityContext\": {\"readOnlyRootFilesystem\": true}}]}}}}'"
  terraform: |
    security_context {
      read_only_root_filesystem = true
    }
attack: [T1525]
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c : NOT c['read_only_root']), lambda c : c['name']) AS risky_containers
FROM k8s_pod
WHERE os <> 'windows' AND any_match(containers, lambda c : NOT c['read_only_root'])
