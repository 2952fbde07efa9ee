/*
id: k8s_etcd_peer_tls
title: etcd's members talk without TLS
severity: high
description: Without TLS between members everybody on the way reads the whole cluster.
remediation:
  console: Start etcd with --peer-cert-file and --peer-key-file.
attack: [T1040]
mapped_from: [prowler etcd_peer_tls_config]
references:
  - https://etcd.io/docs/v3.5/op-guide/security/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'etcd'
  AND NOT (any_match(flags, lambda f : f['name'] = 'peer-cert-file') AND any_match(flags, lambda f : f['name'] = 'peer-key-file'))
