/*
id: k8s_pod_linkerd_skip_ports
title: Pod has ports that pass by Linkerd's proxy
severity: medium
description: What goes over these ports has no mutual TLS and no policy.
remediation:
  console: Take config.linkerd.io/skip-inbound-ports and skip-outbound-ports away; mark opaque protocols as opaque.
attack: [T1557]
references:
  - https://linkerd.io/2/reference/proxy-configuration/
*/
SELECT resource_uid, namespace, name, pod_annotations
FROM k8s_pod
WHERE any_match(pod_annotations, lambda a :
  a['key'] IN ('config.linkerd.io/skip-inbound-ports', 'config.linkerd.io/skip-outbound-ports') AND a['value'] <> '')
