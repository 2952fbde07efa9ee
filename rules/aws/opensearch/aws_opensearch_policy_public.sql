/*
id: aws_opensearch_policy_public
title: OpenSearch domain is open to everybody
severity: critical
description: >-
  The resource policy allows every principal and no condition limits it. Everybody who reaches the endpoint reads or changes the
  indices.
remediation:
  console: OpenSearch > Domain > Security configuration > Access policy. Name accounts or roles, or add a condition.
  cli: aws opensearch update-domain-config --domain-name <name> --access-policies file://policy.json
  terraform: Name the principals in the policy of the aws_opensearch_domain_policy.
attack: [T1190]
mapped_from: [prowler opensearch_service_domains_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
*/
SELECT resource_uid, name, policy
FROM aws_opensearch_policy
WHERE iam_policy_public(policy)
