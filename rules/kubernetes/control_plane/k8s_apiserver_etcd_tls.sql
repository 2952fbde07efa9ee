/*
id: k8s_apiserver_etcd_tls
title: API server shows etcd no certificate
severity: high
description: Without a client certificate etcd has to take everybody.
remediation:
  console: Start kube-apiserver with --etcd-certfile and --etcd-keyfile.
mapped_from: [prowler apiserver_etcd_tls_config]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'etcd-certfile') = '' OR command_flag(c, 'etcd-keyfile') = '')
