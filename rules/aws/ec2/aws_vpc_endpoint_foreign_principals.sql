/*
id: aws_vpc_endpoint_foreign_principals
title: VPC endpoint lets principals of other accounts through
severity: medium
family: [aws_vpc_endpoint_policy_open]
description: Stolen credentials of any account can be used from within the VPC to carry data away.
remediation:
  console: "VPC > Endpoints > Policy: add a condition on aws:PrincipalOrgID or aws:PrincipalAccount."
  cli: aws ec2 modify-vpc-endpoint --vpc-endpoint-id <id> --policy-document file://policy.json
  terraform: Add the condition to policy of aws_vpc_endpoint.
attack: [T1567]
mapped_from: [prowler vpc_endpoint_connections_trust_boundaries]
references:
  - https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
*/
SELECT resource_uid, name, service, policy
FROM aws_vpc_endpoint
WHERE iam_policy_public(policy)
