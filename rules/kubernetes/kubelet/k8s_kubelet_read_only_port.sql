/*
id: k8s_kubelet_read_only_port
title: Kubelet serves a port that answers everybody
severity: high
description: The port gives the pods of the node, with their environment, to whoever asks, without login.
remediation:
  console: Set readOnlyPort to 0 in the kubelet's configuration, or start it with --read-only-port=0.
attack: [T1613]
mapped_from: [prowler kubelet_disable_read_only_port]
references:
  - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
*/
SELECT resource_uid, namespace, name, read_only_port
FROM k8s_kubelet
WHERE read_only_port <> 0
