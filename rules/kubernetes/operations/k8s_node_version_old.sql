/*
id: k8s_node_version_old
title: Node runs a version of Kubernetes that is out of support
severity: medium
description: Faults that are found in it are not mended any more.
remediation:
  console: Update the node, after its control plane.
attack: [T1190]
references:
  - https://kubernetes.io/releases/
params:
  least: {type: text, default: "1.34", meaning: oldest version that is supported}
*/
SELECT resource_uid, name, kubelet_version, os_image
FROM k8s_node
WHERE NOT version_at_least(kubelet_version, $least)
