/*
id: k8s_apiserver_audit_maxsize
title: API server turns its audit log over before 100 megabytes
severity: low
family: [k8s_apiserver_audit_log]
description: What is turned over too early is gone when somebody asks for it.
remediation:
  console: Start kube-apiserver with --audit-log-maxsize=100, or more.
attack: [T1070]
mapped_from: [prowler apiserver_audit_log_maxsize_set]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : CASE WHEN command_flag(c, 'audit-log-maxsize') = '' THEN true
  ELSE TRY_CAST(command_flag(c, 'audit-log-maxsize') AS BIGINT) BETWEEN 1 AND 99 END)
