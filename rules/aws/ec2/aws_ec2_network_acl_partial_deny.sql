/*
id: aws_ec2_network_acl_partial_deny
title: Network ACL denies a part of the internet only
severity: informational
description: 'A deny of some addresses is no protection: an attacker comes from others. Deny all and allow what is needed.'
remediation:
  console: 'VPC > Network ACLs: edit the rules.'
  cli: >-
    aws ec2 replace-network-acl-entry --network-acl-id <id> --rule-number <number> --protocol 6 --port-range From=443,To=443
    --cidr-block <range> --rule-action allow
  terraform: Narrow protocol, cidr_block and ports of the blocks of aws_network_acl.
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
*/
SELECT resource_uid, name, ingress, egress
FROM aws_network_acl
WHERE any_match(ingress, lambda e : NOT e['allow']
    AND (e['cidr'] <> '' AND NOT cidr_is_any(e['cidr']) OR e['cidr6'] <> '' AND NOT cidr_is_any(e['cidr6'])))
  OR any_match(egress, lambda e : NOT e['allow']
    AND (e['cidr'] <> '' AND NOT cidr_is_any(e['cidr']) OR e['cidr6'] <> '' AND NOT cidr_is_any(e['cidr6'])))
