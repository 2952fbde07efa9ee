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
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c :
  command_flag(c, 'encryption-provider-config') = '' AND command_flag(c, 'experimental-encryption-provider-config') = '')
