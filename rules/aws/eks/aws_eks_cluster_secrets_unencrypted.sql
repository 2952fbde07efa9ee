/*
id: aws_eks_cluster_secrets_unencrypted
title: EKS cluster does not encrypt Kubernetes secrets with a key of the account
severity: medium
description: Whoever reads etcd or its backups reads the secrets.
remediation:
  console: 'EKS > Cluster > Overview > Secrets encryption: Enable.'
  cli: >-
    aws eks associate-encryption-config --cluster-name <name> --encryption-config
    '[{"resources":["secrets"],"provider":{"keyArn":"<key>"}}]'
  terraform: Add encryption_config { resources = ["secrets"], provider { key_arn = … } }.
attack: [T1552]
mapped_from: [prowler eks_cluster_kms_cmk_encryption_in_secrets_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html
*/
SELECT resource_uid, name, secrets_encryption
FROM aws_eks_cluster
WHERE NOT secrets_encryption
