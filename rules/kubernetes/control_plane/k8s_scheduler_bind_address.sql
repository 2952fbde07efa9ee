/*
id: k8s_scheduler_bind_address
title: Scheduler listens on every address
severity: medium
description: Metrics and profiles of the scheduler are open to whoever reaches the node.
remediation:
  console: Start kube-scheduler with --bind-address=127.0.0.1.
mapped_from: [prowler scheduler_bind_address]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-scheduler'
  AND NOT any_match(flags, lambda f : f['name'] = 'bind-address' AND f['value'] IN ('127.0.0.1', '::1', 'localhost'))
