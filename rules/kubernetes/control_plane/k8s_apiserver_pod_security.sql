/*
id: k8s_apiserver_pod_security
title: API server does not ask for levels of Pod Security
severity: high
description: >
  Without the plugin PodSecurity the labels of namespaces are of no effect: privileged pods are admitted everywhere.
remediation:
  console: Take PodSecurity out of --disable-admission-plugins.
attack: [T1611]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_lists(c, 'disable-admission-plugins', 'PodSecurity'))
