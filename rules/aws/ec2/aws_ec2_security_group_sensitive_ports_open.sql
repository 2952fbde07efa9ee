/*
id: aws_ec2_security_group_sensitive_ports_open
title: Security group opens a database or an internal service to the internet
severity: high
family: [aws_ec2_security_group_all_ports_open]
description: >-
  Ports of databases, file shares, caches, container and cluster APIs are open to everybody. Such services are scanned for all
  the time, and many have no login of their own.
remediation:
  console: 'VPC > Security groups > Inbound rules: edit or delete the rule.'
  cli: aws ec2 revoke-security-group-ingress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_ingress_rule (or the block of the group).
attack: [T1190, T1133]
mapped_from: [prowler ec2_securitygroup_allow_ingress_from_internet_to_high_risk_tcp_ports]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
params:
  ports:
    type: integer_list
    default: [20, 21, 23, 135, 137, 138, 139, 445, 1433, 1434, 1521, 2049, 2375, 2376, 2379, 3306, 5432, 5601, 5900, 5984,
      6379, 6443, 7000, 7199, 8020, 9042, 9092, 9160, 9200, 9300, 10250, 11211, 27017, 27018, 50070]
    meaning: ports that must not be open to the internet
*/
SELECT resource_uid, name, ingress
FROM aws_security_group
WHERE any_match(ingress, lambda p : cidrs_open(p['cidrs'])
  AND (p['protocol'] = '-1' OR p['protocol'] IN ('tcp', 'udp')
    AND any_match($ports, lambda port : port_in(port, p['from_port'], p['to_port']))))
