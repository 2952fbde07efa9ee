/*
id: aws_ec2_security_group_open_egress
title: Security group lets everything out to everywhere
severity: low
family: [aws_ec2_security_group_egress_all_protocols]
description: >-
  Machines behind the group can connect anywhere: malware can call home and data can leave by any port. For groups whose
  template lists no outbound rule see aws_ec2_security_group_egress_unset.
remediation:
  console: 'VPC > Security groups > Outbound rules: list the destinations that are needed.'
  cli: aws ec2 revoke-security-group-egress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_egress_rule (or the block of the group).
attack: [T1041, T1048]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
*/
SELECT resource_uid, name, egress
FROM aws_security_group
WHERE any_match(egress, lambda p : p['listed'] AND cidrs_open(p['cidrs']))
