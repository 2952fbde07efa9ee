/*
id: k8s_pod_capabilities_added
title: Pod adds Linux capabilities beyond NET_BIND_SERVICE
severity: medium
family: [k8s_pod_privileged, k8s_pod_sys_admin, k8s_pod_capabilities]
description: >
  The restricted level of the Pod Security Standards lets a container add back NET_BIND_SERVICE and nothing else: each further
  capability is one that an intruder has too.
remediation:
  console: >
    Remove every other name from securityContext.capabilities.add of containers, init containers and ephemeral containers.
  cli: "kubectl patch deployment <name> --type json -p '[{\"op\": \"remove\", \"path\": \"/spec/template/spec/containers/0/securityContext/capabilities/add\"}]'"
  terraform: |
    security_context {
      capabilities {
        drop = ["ALL"]
        add  = ["NET_BIND_SERVICE"]
      }
    }
attack: [T1611]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
params:
  allowed: {type: text_list, default: [NET_BIND_SERVICE], meaning: capabilities that may be added}
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'added', c['capabilities_add'])) AS added_capabilities
FROM k8s_pod
WHERE any_match(containers, lambda c : any_match(c['capabilities_add'], lambda a : a NOT IN ($allowed)))
