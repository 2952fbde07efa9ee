/*
id: k8s_apiserver_profiling
title: API server serves its profiler
severity: low
description: Profiles tell about memory and code; they are on unless switched off.
remediation:
  console: Start kube-apiserver with --profiling=false.
mapped_from: [prowler apiserver_disable_profiling]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_switch(c, 'profiling', true))
