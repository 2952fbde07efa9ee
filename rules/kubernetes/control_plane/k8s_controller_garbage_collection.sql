/*
id: k8s_controller_garbage_collection
title: Controller manager has no limit of its own for finished pods
severity: low
description: Finished pods pile up until the default limit, 12500, is reached.
remediation:
  console: Start kube-controller-manager with --terminated-pod-gc-threshold.
mapped_from: [prowler controllermanager_garbage_collection]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_controller_manager
WHERE any_match(commands, lambda c : CASE WHEN command_flag(c, 'terminated-pod-gc-threshold') = '' THEN true
  ELSE TRY_CAST(command_flag(c, 'terminated-pod-gc-threshold') AS BIGINT) <= 0 END)
