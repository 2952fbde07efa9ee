/*
id: k8s_pod_privileged
title: Pod runs a privileged container
severity: high
description: >
  A privileged container has every capability and every device of the node: whoever takes it over has taken the node, and with it
  every pod and secret there.
remediation:
  console: >
    Set securityContext.privileged to false in every container, init container and ephemeral container of the pod's template, and
    add single capabilities or devices where the program needs them.
  cli: "kubectl patch deployment <name> --type json -p '[{\"op\": \"replace\", \"path\": \"/spec/template/spec/containers/0/securityContext/privileged\", \"value\": false}]'"
  terraform: |
    container {
      security_context {
        privileged = false
      }
    }
attack: [T1610, T1611]
mapped_from: [prowler core_minimize_privileged_containers]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c : c['privileged']), lambda c : c['name']) AS privileged_containers
FROM k8s_pod
WHERE any_match(containers, lambda c : c['privileged'])
