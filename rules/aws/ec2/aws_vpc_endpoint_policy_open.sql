/*
id: aws_vpc_endpoint_policy_open
title: VPC endpoint lets every call through
severity: low
description: Data can be copied through the endpoint to buckets and queues of any account.
remediation:
  console: "VPC > Endpoints > Policy: Custom."
  cli: aws ec2 modify-vpc-endpoint --vpc-endpoint-id <id> --policy-document file://policy.json
  terraform: Set policy on aws_vpc_endpoint.
attack: [T1567]
references:
  - https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
*/
SELECT resource_uid, name, service, policy
FROM aws_vpc_endpoint
WHERE any_match(iam_policy_statements(policy), lambda s : s['effect'] = 'Allow' AND iam_unlimited(s['condition'])
  AND any_match(s['principals'], lambda p : p IN ('*', 'AWS:*'))
  AND any_match(s['actions'], lambda a : iam_any_action(a)) AND any_match(s['resources'], lambda r : iam_any_resource(r)))
