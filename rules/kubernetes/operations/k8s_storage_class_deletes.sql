/*
id: k8s_storage_class_deletes
title: Storage class deletes volumes with their claims
severity: low
description: With reclaimPolicy Delete, the default, a claim that is deleted by mistake takes its data along.
remediation:
  console: Set reclaimPolicy to Retain for classes that hold data worth keeping.
attack: [T1485]
references:
  - https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy
*/
SELECT resource_uid, name, provisioner, reclaim_policy
FROM k8s_storage_class
WHERE reclaim_policy = 'Delete'
