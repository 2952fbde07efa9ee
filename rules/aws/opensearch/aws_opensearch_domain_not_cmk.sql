/*
id: aws_opensearch_domain_not_cmk
title: OpenSearch domain is not encrypted with a customer-managed key
severity: low
description: >-
  With a key of AWS nobody can limit, audit or revoke the use of the key. In live records an ARN does not tell the AWS managed
  key from a key of yours.
remediation:
  console: 'OpenSearch > Domain > Security configuration > Encryption: your key.'
  cli: aws opensearch update-domain-config --domain-name <name> --encryption-at-rest-options Enabled=true,KmsKeyId=<key>
  terraform: Set encrypt_at_rest { kms_key_id = … }.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
*/
SELECT resource_uid, name, at_rest_encryption, kms_key
FROM aws_opensearch_domain
WHERE NOT at_rest_encryption OR NOT own_key
