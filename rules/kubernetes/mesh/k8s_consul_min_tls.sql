/*
id: k8s_consul_min_tls
title: Consul's mesh takes old versions of TLS
severity: medium
description: TLS before 1.2 has known weaknesses.
remediation:
  console: Set tlsMinVersion to TLSv1_2 or TLSv1_3 under spec.tls.incoming and spec.tls.outgoing.
attack: [T1557]
references:
  - https://developer.hashicorp.com/consul/docs/reference/config-entry/mesh
*/
SELECT resource_uid, namespace, name, incoming_min_tls, outgoing_min_tls
FROM k8s_mesh
WHERE incoming_min_tls IN ('TLSv1_0', 'TLSv1_1') OR outgoing_min_tls IN ('TLSv1_0', 'TLSv1_1')
