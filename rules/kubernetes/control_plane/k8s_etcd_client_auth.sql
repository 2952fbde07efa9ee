/*
id: k8s_etcd_client_auth
title: etcd takes clients without a certificate
severity: critical
description: Whoever reaches etcd then reads and writes the whole cluster.
remediation:
  console: Start etcd with --client-cert-auth=true.
attack: [T1552]
frameworks:
  cis_kubernetes_2.0.1: ["2.2"]
  iso27001_2022: [A.5.1, A.5.2, A.5.15, A.8.5, A.8.12, A.8.20, A.8.21, A.8.22]
mapped_from: [prowler etcd_client_cert_auth]
references:
  - https://etcd.io/docs/v3.5/op-guide/security/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'etcd' AND NOT any_match(flags, lambda f : f['name'] = 'client-cert-auth' AND f['value'] = 'true')
