/*
id: k8s_encryption_identity_first
title: API server writes secrets in the clear
severity: high
description: >
  The first provider writes: where it is identity, new secrets lie in etcd as they are, whatever else the file names.
remediation:
  console: Put a provider that encrypts before identity, and write all secrets anew (kubectl replace).
attack: [T1552]
references:
  - https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
*/
SELECT resource_uid, name, resources
FROM k8s_encryption
WHERE NOT any_match(resources, lambda r : any_match(r['names'], lambda n : n IN ('secrets', '*.', '*.*')))
  OR any_match(resources, lambda r : r['providers'][1] = 'identity' AND any_match(r['names'], lambda n : n IN ('secrets', '*.', '*.*')))
