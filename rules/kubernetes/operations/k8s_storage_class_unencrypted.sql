/*
id: k8s_storage_class_unencrypted
title: Storage class does not ask AWS to encrypt volumes
severity: medium
description: Unless the account encrypts by default, the volumes and their snapshots lie in the clear.
remediation:
  console: "Set the parameter encrypted to \"true\", and name a key in kmsKeyId."
attack: [T1530]
references:
  - https://kubernetes.io/docs/concepts/storage/storage-classes/#aws-ebs
*/
SELECT resource_uid, name, provisioner, encrypted
FROM k8s_storage_class
WHERE provisioner IN ('ebs.csi.aws.com', 'kubernetes.io/aws-ebs') AND encrypted <> 'true'
