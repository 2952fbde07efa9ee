/*
id: k8s_openshift_etcd_unencrypted
title: OpenShift does not encrypt etcd
severity: medium
description: Secrets, config maps and tokens lie in the clear in etcd and in every backup of it.
remediation:
  console: 'oc edit apiserver: spec.encryption.type: aesgcm.'
  cli: "oc patch apiserver cluster --type merge -p '{\"spec\": {\"encryption\": {\"type\": \"aesgcm\"}}}'"
attack: [T1552]
references:
  - https://docs.redhat.com/en/documentation/openshift_container_platform/4.21/html/etcd/enabling-etcd-encryption
*/
SELECT resource_uid, name, encryption
FROM k8s_openshift_apiserver
WHERE encryption IN ('', 'identity')
