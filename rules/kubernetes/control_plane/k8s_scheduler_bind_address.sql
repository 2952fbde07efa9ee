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
SELECT resource_uid, namespace, name, commands
FROM k8s_scheduler
WHERE any_match(commands, lambda c : command_flag(c, 'bind-address') NOT IN ('127.0.0.1', '::1', 'localhost'))
