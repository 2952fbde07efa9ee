/*
id: aws_ec2_network_acl_open_ingress
title: Network ACL lets everything in
severity: low
description: All ports are open to everybody at the subnet's border; the ACL protects nothing.
remediation:
  console: 'VPC > Network ACLs: edit the rules.'
  cli: >-
    aws ec2 replace-network-acl-entry --network-acl-id <id> --rule-number <number> --protocol 6 --port-range From=443,To=443
    --cidr-block <range> --rule-action allow
  terraform: Narrow protocol, cidr_block and ports of the blocks of aws_network_acl.
attack: [T1190]
frameworks:
  cis_aws_7.0: ["6.2"]
  nist_800_53_r5: ["ac_4_21", "ac_17_b", "ac_17_1", "ac_17_4_a", "ac_17_9", "ac_17_10", "cm_2_a", "cm_2_2", "cm_6_a",
    "cm_7_b", "cm_8_6", "cm_9_b", "sc_7_5", "sc_7_7", "sc_7_11", "sc_7_12", "sc_7_16", "sc_7_21", "sc_7_24_b", "sc_7_25",
    "sc_7_26", "sc_7_27", "sc_7_28", "sc_7_a", "sc_7_c"]
  iso27001_2022: ["A.8.20", "A.8.21", "A.8.22"]
  hipaa: ["164_308_a_1_ii_b", "164_312_e_1"]
  soc2: ["cc_6_6"]
mapped_from: [prowler ec2_networkacl_allow_ingress_any_port]
references:
  - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
*/
SELECT resource_uid, name, ingress
FROM aws_network_acl
WHERE any_match(ingress, lambda e : e['allow'] AND e['open']
  AND (e['protocol'] = '-1' OR e['protocol'] IN ('tcp', 'udp') AND e['from_port'] <= 1 AND e['to_port'] >= 65535))
