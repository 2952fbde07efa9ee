/*
id: k8s_apiserver_kubelet_client
title: API server shows kubelets no certificate
severity: high
description: Without a client certificate kubelets have to take everybody.
remediation:
  console: Start kube-apiserver with --kubelet-client-certificate and --kubelet-client-key.
mapped_from: [prowler apiserver_kubelet_tls_auth]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'kubelet-client-certificate') = '' OR command_flag(c, 'kubelet-client-key') = '')
