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
SELECT resource_uid, namespace, name, commands
FROM k8s_controller_manager
WHERE any_match(commands, lambda c : command_switch(c, 'profiling', true))
