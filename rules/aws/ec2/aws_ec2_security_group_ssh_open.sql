/*
id: aws_ec2_security_group_ssh_open
title: Security group opens SSH to the internet
severity: high
family: [aws_ec2_security_group_all_ports_open]
description: >-
  Anyone on the internet can try to log in to every machine behind this group; such ports are scanned within minutes and
  passwords are guessed.
remediation:
  console: >-
    VPC > Security groups > Inbound rules: limit the source of port 22 to your own ranges, or delete the rule and use Session
    Manager.
  cli: aws ec2 revoke-security-group-ingress --group-id <id> --protocol tcp --port 22 --cidr 0.0.0.0/0
  terraform: >-
    Set cidr_ipv4 of the aws_vpc_security_group_ingress_rule (or cidr_blocks of the ingress block) for port 22 to your own
    range.
attack: [T1133, T1110, T1021.004]
mapped_from: [prowler ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
params:
  port: {type: integer, default: 22, meaning: port that must not be open to the internet}
*/
SELECT resource_uid, name, ingress
FROM aws_security_group
WHERE any_match(ingress, lambda p : cidrs_open(p['cidrs'])
  AND (p['protocol'] = '-1' OR p['protocol'] = 'tcp' AND port_in($port, p['from_port'], p['to_port'])))
