/*
id: k8s_controller_bind_address
title: Controller manager listens on every address
severity: medium
description: Metrics and profiles of the controller manager are open to whoever reaches the node.
remediation:
  console: Start kube-controller-manager with --bind-address=127.0.0.1.
mapped_from: [prowler controllermanager_bind_address]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_controller_manager
WHERE any_match(commands, lambda c : command_flag(c, 'bind-address') NOT IN ('127.0.0.1', '::1', 'localhost'))
