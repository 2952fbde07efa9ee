/*
id: aws_opensearch_domain_at_rest_unencrypted
title: OpenSearch domain stores its data unencrypted
severity: high
description: Indices, logs, swap files and snapshots can be read by whoever gets hold of a disk.
remediation:
  console: OpenSearch > Domain > Security configuration > Encryption at rest.
  cli: aws opensearch update-domain-config --domain-name <name> --encryption-at-rest-options Enabled=true,KmsKeyId=<key>
  terraform: Add encrypt_at_rest { enabled = true }.
attack: [T1530]
mapped_from: [prowler opensearch_service_domains_encryption_at_rest_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
*/
SELECT resource_uid, name, at_rest_encryption
FROM aws_opensearch_domain
WHERE NOT at_rest_encryption
