/*
id: aws_opensearch_domain_outside_vpc
title: OpenSearch domain has a public endpoint
severity: medium
description: The endpoint can be reached from the internet; only the access policy stands before the data.
remediation:
  console: 'The network is chosen at creation: create a domain with VPC access and move the indices.'
  cli: aws opensearch create-domain --vpc-options SubnetIds=<subnet>,SecurityGroupIds=<group> …
  terraform: Add vpc_options to the aws_opensearch_domain.
attack: [T1190]
mapped_from: [prowler opensearch_service_domains_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
*/
SELECT resource_uid, name, in_vpc
FROM aws_opensearch_domain
WHERE NOT in_vpc
