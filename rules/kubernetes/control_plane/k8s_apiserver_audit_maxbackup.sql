/*
id: k8s_apiserver_audit_maxbackup
title: API server keeps its audit log for less than 10 files
severity: low
family: [k8s_apiserver_audit_log]
description: What is turned over too early is gone when somebody asks for it.
remediation:
  console: Start kube-apiserver with --audit-log-maxbackup=10, or more.
attack: [T1070]
mapped_from: [prowler apiserver_audit_log_maxbackup_set]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : CASE WHEN command_flag(c, 'audit-log-maxbackup') = '' THEN true
  ELSE TRY_CAST(command_flag(c, 'audit-log-maxbackup') AS BIGINT) BETWEEN 1 AND 9 END)
