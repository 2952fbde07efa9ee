/*
id: k8s_proxy_metrics_address
title: kube-proxy serves its metrics on every address
severity: medium
description: The port has no login, and with profiling shows the memory of the program.
remediation:
  console: "Set metricsBindAddress to 127.0.0.1:10249."
attack: [T1613]
references:
  - https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
*/
SELECT resource_uid, namespace, name, metrics_address
FROM k8s_proxy
WHERE NOT regexp_like(metrics_address, '^(127\.|localhost|\[::1\])')
