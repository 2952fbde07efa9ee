/*
id: k8s_kubelet_kernel_defaults
title: Kubelet changes the settings of its kernel
severity: low
description: >
  Where the kernel is set otherwise than the kubelet wants, it changes the kernel instead of stopping: what an administrator
  has hardened is undone unseen.
remediation:
  console: Set protectKernelDefaults to true in the kubelet's configuration.
references:
  - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
*/
SELECT resource_uid, namespace, name, kernel_defaults
FROM k8s_kubelet
WHERE NOT kernel_defaults
