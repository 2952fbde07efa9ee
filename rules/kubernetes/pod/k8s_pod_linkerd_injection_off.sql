/*
id: k8s_pod_linkerd_injection_off
title: Pod keeps Linkerd's proxy away
severity: medium
description: "A pod without the proxy is outside the mesh: no mutual TLS, no authorization."
remediation:
  console: Remove the annotation linkerd.io/inject, or set it to enabled.
references:
  - https://linkerd.io/2/features/proxy-injection/
*/
SELECT resource_uid, namespace, name
FROM k8s_pod
WHERE any_match(pod_annotations, lambda a : a['key'] = 'linkerd.io/inject' AND a['value'] = 'disabled')
