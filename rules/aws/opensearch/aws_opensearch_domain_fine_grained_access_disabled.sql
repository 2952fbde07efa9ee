/*
id: aws_opensearch_domain_fine_grained_access_disabled
title: OpenSearch domain has no fine-grained access control
severity: medium
description: Whoever reaches the domain sees all indices and fields.
remediation:
  console: OpenSearch > Domain > Security configuration > Fine-grained access control.
  cli: aws opensearch update-domain-config --domain-name <name> --advanced-security-options Enabled=true,…
  terraform: Set advanced_security_options { enabled = true }.
attack: [T1078]
mapped_from: [prowler opensearch_service_domains_access_control_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
*/
SELECT resource_uid, name, fine_grained_access
FROM aws_opensearch_domain
WHERE NOT fine_grained_access
