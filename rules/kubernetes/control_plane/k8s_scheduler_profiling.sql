/*
id: k8s_scheduler_profiling
title: Scheduler serves its profiler
severity: low
description: Profiles tell about memory and code; they are on unless switched off.
remediation:
  console: Start kube-scheduler with --profiling=false.
mapped_from: [prowler scheduler_profiling]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_scheduler
WHERE any_match(commands, lambda c : command_switch(c, 'profiling', CASE WHEN command_flag(c, 'config') = '' THEN true END))
