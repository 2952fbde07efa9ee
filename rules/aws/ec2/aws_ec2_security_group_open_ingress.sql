/*
id: aws_ec2_security_group_open_ingress
title: Security group lets the internet in
severity: medium
family: [aws_ec2_security_group_all_ports_open, aws_ec2_security_group_ssh_open, aws_ec2_security_group_rdp_open, aws_ec2_security_group_sensitive_ports_open]
description: A rule lets everybody in on a port that is not on the list of ports meant for the world.
remediation:
  console: 'VPC > Security groups > Inbound rules: edit or delete the rule.'
  cli: aws ec2 revoke-security-group-ingress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_ingress_rule (or the block of the group).
attack: [T1190, T1133]
mapped_from: [prowler ec2_securitygroup_allow_ingress_from_internet_to_any_port]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
params:
  public_ports: {type: integer_list, default: [80, 443], meaning: ports that may be open to the internet}
*/
SELECT resource_uid, name, ingress
FROM aws_security_group
WHERE any_match(ingress, lambda p : cidrs_open(p['cidrs'])
  AND (p['protocol'] = '-1' OR p['protocol'] NOT IN ('icmp', 'icmpv6')
    AND NOT (p['from_port'] = p['to_port'] AND p['from_port'] IN ($public_ports))))
