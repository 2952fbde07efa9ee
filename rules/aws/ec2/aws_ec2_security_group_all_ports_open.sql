/*
id: aws_ec2_security_group_all_ports_open
title: Security group opens every port to the internet
severity: critical
description: >-
  All ports, of all protocols or of TCP or UDP, are open to everybody: every service of the machines behind it, meant for the
  world or not.
remediation:
  console: 'VPC > Security groups > Inbound rules: edit or delete the rule.'
  cli: aws ec2 revoke-security-group-ingress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_ingress_rule (or the block of the group).
attack: [T1190, T1133]
mapped_from: [prowler ec2_securitygroup_allow_ingress_from_internet_to_all_ports]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
*/
SELECT resource_uid, name, ingress
FROM aws_security_group
WHERE any_match(ingress, lambda p : cidrs_open(p['cidrs'])
  AND (p['protocol'] = '-1' OR p['protocol'] IN ('tcp', 'udp') AND p['from_port'] <= 1 AND p['to_port'] >= 65535))
