/*
id: k8s_pod_seccomp_unconfined
title: Pod runs without a seccomp profile by its own wish
severity: high
family: [k8s_pod_privileged]
description: >
  Seccomp keeps a container away from kernel calls through which nodes have been taken over; Unconfined switches it off.
remediation:
  console: >
    Set securityContext.seccompProfile.type to RuntimeDefault in the pod, and remove it from containers that say Unconfined.
  terraform: |
    security_context {
      seccomp_profile {
        type = "RuntimeDefault"
      }
    }
attack: [T1611]
mapped_from: [prowler core_seccomp_profile_docker_default]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/tutorials/security/seccomp/
*/
SELECT resource_uid, namespace, name, seccomp_profile,
  array_transform(array_filter(containers, lambda c : c['seccomp_profile'] = 'Unconfined'), lambda c :
    c['name']) AS risky_containers
FROM k8s_pod
WHERE seccomp_profile = 'Unconfined' OR any_match(containers, lambda c : c['seccomp_profile'] = 'Unconfined')
