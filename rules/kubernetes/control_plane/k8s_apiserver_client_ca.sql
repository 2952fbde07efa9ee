/*
id: k8s_apiserver_client_ca
title: API server checks no client certificates
severity: high
description: Without --client-ca-file certificates of users and nodes are not checked.
remediation:
  console: Start kube-apiserver with --client-ca-file.
mapped_from: [prowler apiserver_client_ca_file_set]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'client-ca-file') = '')
