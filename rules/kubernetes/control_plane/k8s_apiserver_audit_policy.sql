/*
id: k8s_apiserver_audit_policy
title: API server has no audit policy
severity: medium
family: [k8s_apiserver_audit_log]
description: Without a policy nothing is recorded, wherever the log may go.
remediation:
  console: Write a policy and name it in --audit-policy-file.
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'audit-policy-file') = '')
