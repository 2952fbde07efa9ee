/*
id: aws_opensearch_domain_http_allowed
title: OpenSearch domain accepts plain HTTP
severity: medium
description: Credentials and documents travel in the clear.
remediation:
  console: 'OpenSearch > Domain > Security configuration: Require HTTPS.'
  cli: aws opensearch update-domain-config --domain-name <name> --domain-endpoint-options EnforceHTTPS=true
  terraform: Set domain_endpoint_options { enforce_https = true }.
attack: [T1040]
mapped_from: [prowler opensearch_service_domains_https_communications_enforced]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
*/
SELECT resource_uid, name, https_only
FROM aws_opensearch_domain
WHERE NOT https_only
