/*
id: k8s_kubelet_iptables
title: Kubelet does not keep its chains in iptables
severity: low
description: Rules that are set by hand drift from those that the network of pods needs.
remediation:
  console: Set makeIPTablesUtilChains to true, or leave it out.
mapped_from: [prowler kubelet_manage_iptables]
references:
  - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
*/
SELECT resource_uid, namespace, name, iptables
FROM k8s_kubelet
WHERE NOT iptables
