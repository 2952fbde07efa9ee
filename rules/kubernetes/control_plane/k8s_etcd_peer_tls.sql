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
SELECT resource_uid, namespace, name, commands
FROM k8s_etcd
WHERE any_match(commands, lambda c : command_flag(c, 'peer-cert-file') = '' OR command_flag(c, 'peer-key-file') = '')
