/*
id: k8s_apiserver_service_account_key
title: API server checks service account tokens by its own TLS key
severity: medium
description: Without --service-account-key-file tokens and TLS hang on one key, which then cannot be rotated.
remediation:
  console: Start kube-apiserver with --service-account-key-file.
mapped_from: [prowler apiserver_service_account_key_file_set]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'service-account-key-file') = '')
