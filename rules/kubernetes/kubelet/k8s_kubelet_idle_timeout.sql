/*
id: k8s_kubelet_idle_timeout
title: Kubelet keeps idle connections for ever
severity: low
description: Streams that nobody ends use up ports and memory, and stay open to whoever takes them over.
remediation:
  console: Set streamingConnectionIdleTimeout to a few minutes.
mapped_from: [prowler kubelet_streaming_connection_timeout]
references:
  - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
*/
SELECT resource_uid, namespace, name, idle_timeout
FROM k8s_kubelet
WHERE regexp_like(idle_timeout, '^0[a-z]*$')
