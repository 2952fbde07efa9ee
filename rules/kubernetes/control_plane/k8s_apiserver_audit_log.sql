/*
id: k8s_apiserver_audit_log
title: API server keeps no audit log
severity: high
description: Without an audit log nobody can say who changed what.
remediation:
  console: Start kube-apiserver with --audit-policy-file and --audit-log-path, or with an audit webhook.
attack: [T1562]
mapped_from: [prowler apiserver_audit_log_path_set]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'audit-log-path') = '' AND command_flag(c, 'audit-webhook-config-file') = '')
