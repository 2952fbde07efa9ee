/*
id: aws_ec2_default_security_group_rules
title: Default security group has rules
severity: medium
description: >-
  Whatever is started without naming a group gets the default one. Its rules give such machines access that nobody chose.
remediation:
  console: 'VPC > Security groups > default: delete all inbound and outbound rules.'
  cli: aws ec2 revoke-security-group-egress --group-id <id> --security-group-rule-ids <rule>
  terraform: Narrow cidr_ipv4, from_port and to_port of the aws_vpc_security_group_egress_rule (or the block of the group).
attack: [T1021]
frameworks:
  cis_aws_7.0: ["6.5"]
  nist_800_53_r5: ["ac_4_21", "ac_17_b", "ac_17_1", "ac_17_4_a", "ac_17_9", "ac_17_10", "cm_6_a", "cm_9_b", "sc_7_5",
    "sc_7_7", "sc_7_11", "sc_7_12", "sc_7_16", "sc_7_21", "sc_7_24_b", "sc_7_25", "sc_7_26", "sc_7_27", "sc_7_28", "sc_7_a",
    "sc_7_c"]
  nist_csf_2.0: ["ac_5", "ip_1"]
  iso27001_2022: ["A.8.20", "A.8.21", "A.8.22"]
mapped_from: [prowler ec2_securitygroup_default_restrict_traffic]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
*/
SELECT resource_uid, name, ingress, egress
FROM aws_security_group
WHERE name = 'default' AND (array_length(ingress) > 0 OR array_length(egress) > 0)
