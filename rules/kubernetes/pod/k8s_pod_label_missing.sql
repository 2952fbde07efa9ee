/*
id: k8s_pod_label_missing
title: Pod lacks a label that is asked for
severity: informational
description: "Labels say what a pod is part of and whose it is: dashboards, policies and bills go by them."
remediation:
  console: Add the label to the pod's template.
references:
  - https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
params:
  labels: {type: text_list, default: [app.kubernetes.io/name], meaning: labels that each pod must have}
*/
SELECT resource_uid, namespace, name, pod_metadata -> 'labels' AS labels
FROM k8s_pod
WHERE any_match($labels, lambda l : NOT json_has(pod_metadata, 'labels', l) OR pod_metadata -> 'labels' ->> l = '')
