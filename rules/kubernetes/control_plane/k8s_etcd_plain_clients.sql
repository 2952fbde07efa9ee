/*
id: k8s_etcd_plain_clients
title: etcd serves clients without TLS
severity: critical
family: [k8s_etcd_tls]
description: Whoever can reach the address reads all secrets of the cluster on the way, or asks for them.
remediation:
  console: Begin the addresses in --listen-client-urls with https.
attack: [T1040]
references:
  - https://etcd.io/docs/latest/op-guide/security/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_etcd
WHERE any_match(commands, lambda c : any_match(string_to_array(command_flag(c, 'listen-client-urls'), ','), lambda u :
  u LIKE 'http://%' AND NOT regexp_like(u, '^http://(127\.[0-9.]+|localhost|\[::1\])(:|/|$)')))
