/*
id: k8s_pod_host_process
title: Pod runs a Windows HostProcess container
severity: high
description: A HostProcess container runs on the Windows node itself, with its files, network and devices.
remediation:
  console: Set securityContext.windowsOptions.hostProcess to false in the pod and in each container.
attack: [T1611]
mapped_from: [prowler core_minimize_admission_windows_hostprocess_containers]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
*/
SELECT resource_uid, namespace, name, host_process,
  array_transform(array_filter(containers, lambda c : c['host_process']), lambda c : c['name']) AS risky_containers
FROM k8s_pod
WHERE host_process OR any_match(containers, lambda c : c['host_process'])
