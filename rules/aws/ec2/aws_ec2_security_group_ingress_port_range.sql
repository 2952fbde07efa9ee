/*
id: aws_ec2_security_group_ingress_port_range
title: Security group opens a range of inbound ports
severity: low
family: [aws_ec2_security_group_all_ports_open, aws_ec2_security_group_open_ingress]
description: A rule opens more than one port. Services that listen there tomorrow are open before anybody thinks of it.
remediation:
  console: 'VPC > Security groups > Inbound rules: edit or delete the rule.'
  cli: aws ec2 revoke-security-group-ingress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_ingress_rule (or the block of the group).
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
*/
SELECT resource_uid, name, ingress
FROM aws_security_group
WHERE any_match(ingress, lambda p : p['protocol'] NOT IN ('icmp', 'icmpv6') AND (p['protocol'] = '-1'
  OR p['from_port'] <> p['to_port']))
