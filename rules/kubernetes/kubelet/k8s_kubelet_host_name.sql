/*
id: k8s_kubelet_host_name
title: Kubelet goes by another name than its node
severity: low
description: A name of its own breaks the tie between node and certificate.
remediation:
  console: Leave --hostname-override out unless the cloud asks for it.
references:
  - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
*/
SELECT resource_uid, namespace, name, host_name
FROM k8s_kubelet
WHERE host_name <> ''
