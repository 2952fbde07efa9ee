/*
id: k8s_pod_seccomp_missing
title: Pod does not ask for a seccomp profile
severity: medium
family: [k8s_pod_privileged, k8s_pod_seccomp_unconfined]
description: >
  Without a seccomp profile a container may make every kernel call, unless the kubelet is set to give the runtime's profile to
  all. The restricted level of the Pod Security Standards asks each pod to say it.
remediation:
  console: Set securityContext.seccompProfile.type to RuntimeDefault for the whole pod.
  cli: "kubectl patch deployment <name> -p '{\"spec\": {\"template\": {\"spec\": {\"securityContext\": {\"seccompProfile\": {\"type\": \"RuntimeDefault\"}}}}}}'"
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
  array_transform(containers, lambda c : named_struct('name', c['name'], 'seccomp_profile', c['seccomp_profile'])) AS containers
FROM k8s_pod
WHERE os <> 'windows' AND (seccomp_profile NOT IN ('unset', 'RuntimeDefault', 'Localhost')
  OR any_match(containers, lambda c : c['seccomp_profile'] NOT IN ('unset', 'RuntimeDefault', 'Localhost')
    OR (c['seccomp_profile'] = 'unset' AND seccomp_profile NOT IN ('RuntimeDefault', 'Localhost'))))
