/*
id: k8s_etcd_auto_tls
title: etcd makes its own certificates
severity: high
description: Certificates that etcd signs itself prove nothing to its clients.
remediation:
  console: Start etcd without --auto-tls, with --cert-file and --key-file.
attack: [T1557]
mapped_from: [prowler etcd_no_auto_tls]
references:
  - https://etcd.io/docs/v3.5/op-guide/security/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_etcd
WHERE any_match(commands, lambda c : command_switch(c, 'auto-tls', false))
