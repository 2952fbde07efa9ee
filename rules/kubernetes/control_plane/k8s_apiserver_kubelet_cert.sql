/*
id: k8s_apiserver_kubelet_cert
title: API server does not check its kubelets' certificates
severity: high
family: [k8s_apiserver_kubelet_client]
description: >
  Without --kubelet-certificate-authority anybody between API server and kubelet reads exec sessions and logs.
remediation:
  console: Start kube-apiserver with --kubelet-certificate-authority.
attack: [T1557]
mapped_from: [prowler apiserver_kubelet_cert_auth]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'kubelet-certificate-authority') = '')
