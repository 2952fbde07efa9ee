/*
id: k8s_kubelet_always_allow
title: Kubelet allows every request
severity: critical
description: In the mode AlwaysAllow whoever is let in runs commands in every pod of the node and reads their logs.
remediation:
  console: Set authorization.mode to Webhook in the kubelet's configuration, or start it with --authorization-mode=Webhook.
attack: [T1609]
mapped_from: [prowler kubelet_authorization_mode]
references:
  - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
*/
SELECT resource_uid, namespace, name, authorization_mode, anonymous
FROM k8s_kubelet
WHERE lower(authorization_mode) = 'alwaysallow'
