/*
id: k8s_kubelet_anonymous_auth
title: Kubelet answers callers who have not logged in
severity: high
description: >
  Whoever reaches port 10250 of the node is let in as system:anonymous, and with a mode of authorization that allows all runs
  commands in every pod there.
remediation:
  console: >
    Set authentication.anonymous.enabled to false in the kubelet's configuration, or start it with --anonymous-auth=false.
attack: [T1190, T1609]
mapped_from: [prowler kubelet_disable_anonymous_auth]
references:
  - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
*/
SELECT resource_uid, namespace, name, anonymous, authorization_mode
FROM k8s_kubelet
WHERE anonymous
