/*
id: k8s_pod_istio_injection_off
title: Pod keeps Istio's sidecar away
severity: medium
description: "A pod without the sidecar is outside the mesh: no mutual TLS, no authorization, no telemetry."
remediation:
  console: Remove the annotation or label sidecar.istio.io/inject, or set it to true.
references:
  - https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
*/
SELECT resource_uid, namespace, name
FROM k8s_pod
WHERE any_match(pod_annotations, lambda a : a['key'] = 'sidecar.istio.io/inject' AND a['value'] = 'false')
  OR json_text_or('', pod_metadata, 'labels', 'sidecar.istio.io/inject') = 'false'
