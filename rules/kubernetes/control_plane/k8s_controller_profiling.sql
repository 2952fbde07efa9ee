/*
id: k8s_controller_profiling
title: Controller manager serves its profiler
severity: low
description: Profiles tell about memory and code; they are on unless switched off.
remediation:
  console: Start kube-controller-manager with --profiling=false.
mapped_from: [prowler controllermanager_disable_profiling]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-controller-manager' AND NOT any_match(flags, lambda f : f['name'] = 'profiling' AND f['value'] = 'false')
