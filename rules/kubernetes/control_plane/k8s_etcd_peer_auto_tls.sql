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
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'etcd' AND any_match(flags, lambda f : f['name'] = 'peer-auto-tls' AND f['value'] = 'true')
