/*
id: k8s_etcd_peer_auto_tls
title: etcd's members make their own certificates
severity: high
description: Certificates that members sign themselves prove nothing.
remediation:
  console: Start etcd without --peer-auto-tls.
attack: [T1557]
mapped_from: [prowler etcd_no_peer_auto_tls]
references:
  - https://etcd.io/docs/v3.5/op-guide/security/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_etcd
WHERE any_match(commands, lambda c : command_switch(c, 'peer-auto-tls', false))
