/*
id: aws_ec2_security_group_ssh_open
title: Security group opens SSH to the internet
severity: high
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
frameworks:
  cis_aws_7.0: ["6.3", "6.4"]
  nist_800_53_r5: ["ac_17_b", "ac_17_1", "ac_17_9", "ac_17_10", "cm_9_b", "sc_7_7", "sc_7_11", "sc_7_12", "sc_7_16",
    "sc_7_21", "sc_7_24_b", "sc_7_25", "sc_7_26", "sc_7_27", "sc_7_28", "sc_7_a", "sc_7_c"]
  nist_csf_2.0: ["ac_3"]
  iso27001_2022: ["A.8.20", "A.8.21", "A.8.22"]
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "A1.1.3.17"]
  hipaa: ["164_308_a_1_ii_b", "164_312_e_1"]
  soc2: ["cc_6_6", "cc_7_2"]
mapped_from: [prowler ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
params:
  port: {type: integer, default: 22, meaning: port that must not be open to the internet}
*/
SELECT resource_uid, name, ingress
FROM aws_security_group
WHERE any_match(ingress, lambda p : any_match(p['cidrs'], lambda c : cidr_is_any(c))
  AND (p['protocol'] = '-1' OR p['protocol'] = 'tcp' AND port_in($port, p['from_port'], p['to_port'])))
