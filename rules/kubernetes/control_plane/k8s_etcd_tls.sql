/*
id: k8s_etcd_tls
title: etcd has no certificate
severity: critical
description: Without TLS everybody on the way reads the whole cluster.
remediation:
  console: Start etcd with --cert-file and --key-file.
attack: [T1040]
mapped_from: [prowler etcd_tls_encryption]
references:
  - https://etcd.io/docs/v3.5/op-guide/security/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_etcd
WHERE any_match(commands, lambda c : command_flag(c, 'cert-file') = '' OR command_flag(c, 'key-file') = '')
