/*
id: k8s_pod_capabilities
title: Pod adds Linux capabilities that the runtime does not give by default
severity: high
family: [k8s_pod_privileged, k8s_pod_sys_admin]
description: >
  Capabilities such as SYS_ADMIN, SYS_PTRACE or NET_ADMIN let a container act on its node or on other pods. The baseline of
  the Pod Security Standards allows only those of the default set.
remediation:
  console: >
    Remove the capabilities from securityContext.capabilities.add of each container, or give the task to a pod of its own in a
    guarded namespace.
  cli: "kubectl patch deployment <name> --type json -p '[{\"op\": \"remove\", \"path\": \"/spec/template/spec/containers/0/securityContext/capabilities/add\"}]'"
  terraform: |
    security_context {
      capabilities {
        drop = ["ALL"]
      }
    }
attack: [T1611]
mapped_from: [prowler core_minimize_containers_added_capabilities, prowler core_minimize_containers_capabilities_assigned]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
params:
  allowed:
    type: text_list
    default: [
      AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, SETFCAP, SETGID, SETPCAP, SETUID,
      SYS_CHROOT]
    meaning: capabilities that may be added
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'added', c['capabilities_add'])) AS added_capabilities
FROM k8s_pod
WHERE any_match(containers, lambda c : any_match(c['capabilities_add'], lambda a : a NOT IN ($allowed)))
