/*
id: k8s_encryption_local_key
title: API server encrypts with a key in a file
severity: low
description: The key lies on the same machine as what it protects; a key of a KMS does not.
remediation:
  console: Use the provider kms of version 2 as the first one.
references:
  - https://kubernetes.io/docs/tasks/administer-cluster/kms-provider/
*/
SELECT resource_uid, name, resources
FROM k8s_encryption
WHERE any_match(resources, lambda r : r['providers'][1] NOT IN ('kms', 'identity'))
