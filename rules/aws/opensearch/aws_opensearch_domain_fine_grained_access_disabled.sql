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
frameworks:
  pci_dss_4.0: ["10.6.3", "7.2.1", "7.2.2", "7.2.5", "7.2.6", "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.4"]
mapped_from: [prowler opensearch_service_domains_access_control_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
*/
SELECT resource_uid, name, fine_grained_access
FROM aws_opensearch_domain
WHERE NOT fine_grained_access
