/*
id: aws_opensearch_domain_tls_outdated
title: OpenSearch domain accepts TLS versions before 1.2
severity: medium
description: TLS 1.0 and 1.1 can be broken by an attacker on the way.
remediation:
  console: OpenSearch > Domain > Security configuration > TLS policy.
  cli: >-
    aws opensearch update-domain-config --domain-name <name> --domain-endpoint-options TLSSecurityPolicy=Policy-Min-
    TLS-1-2-PFS-2023-10
  terraform: Set tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10".
attack: [T1040]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
*/
SELECT resource_uid, name, tls_policy
FROM aws_opensearch_domain
WHERE NOT version_at_least(replace(regexp_replace(tls_policy, '^Policy-Min-TLS-(1-[0-9]).*$', '\1'), '-', '.'), '1.2')
