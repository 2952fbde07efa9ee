/*
id: k8s_etcd_peer_auth
title: etcd takes peers without a certificate
severity: high
family: [k8s_etcd_peer_tls]
description: A peer that proves nothing gets all data.
remediation:
  console: Start etcd with --peer-client-cert-auth=true.
mapped_from: [prowler etcd_peer_client_cert_auth]
references:
  - https://etcd.io/docs/v3.5/op-guide/security/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_etcd
WHERE any_match(commands, lambda c : NOT command_switch(c, 'peer-client-cert-auth', false))
