/*
id: k8s_etcd_client_auth
title: etcd takes clients without a certificate
severity: critical
family: [k8s_etcd_tls]
description: Whoever reaches etcd then reads and writes the whole cluster.
remediation:
  console: Start etcd with --client-cert-auth=true.
attack: [T1552]
mapped_from: [prowler etcd_client_cert_auth]
references:
  - https://etcd.io/docs/v3.5/op-guide/security/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_etcd
WHERE any_match(commands, lambda c : NOT command_switch(c, 'client-cert-auth', false))
