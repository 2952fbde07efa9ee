/*
id: k8s_apiserver_encryption
title: API server stores secrets unencrypted
severity: high
description: Without an encryption configuration the values of secrets stand in etcd, and in its backups, as they are.
remediation:
  console: Start kube-apiserver with --encryption-provider-config.
attack: [T1552]
mapped_from: [prowler apiserver_encryption_provider_config_set]
references:
  - https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver' AND NOT any_match(flags, lambda f : f['name'] = 'encryption-provider-config')
