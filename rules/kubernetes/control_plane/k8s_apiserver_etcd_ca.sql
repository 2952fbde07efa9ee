/*
id: k8s_apiserver_etcd_ca
title: API server does not check etcd's certificate
severity: high
family: [k8s_apiserver_etcd_tls]
description: Without --etcd-cafile anybody between API server and etcd reads and writes the cluster.
remediation:
  console: Start kube-apiserver with --etcd-cafile.
attack: [T1557]
mapped_from: [prowler apiserver_etcd_cafile_set]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'etcd-cafile') = '')
