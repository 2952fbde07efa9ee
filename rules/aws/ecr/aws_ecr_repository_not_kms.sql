/*
id: aws_ecr_repository_not_kms
title: ECR repository is not encrypted with a key in KMS
severity: low
description: With the service's own key nobody can see, audit or revoke the use of the key.
remediation:
  console: 'Encryption is chosen at creation: create a repository with KMS encryption.'
  cli: aws ecr create-repository --repository-name <name> --encryption-configuration encryptionType=KMS,kmsKey=<key>
  terraform: Set encryption_configuration { encryption_type = "KMS" }.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html
*/
SELECT resource_uid, name, encryption
FROM aws_ecr_repository
WHERE encryption NOT LIKE 'KMS%'
