/*
id: k8s_apiserver_kubelet_https
title: API server talks to kubelets without TLS
severity: high
description: What goes to and comes from pods (commands, logs) can be read and changed on the way.
remediation:
  console: Remove --kubelet-https, which newer versions do not have.
attack: [T1557]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : NOT command_switch(c, 'kubelet-https', true))
