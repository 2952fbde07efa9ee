/*
id: aws_ec2_instance_public_ip
title: Instance has a public IP address
severity: medium
description: >-
  The instance can be reached from the internet as far as its security groups let; only those stand between it and the world.
remediation:
  console: Put the instance into a private subnet behind a load balancer, and use Session Manager for logins.
  cli: aws ec2 modify-subnet-attribute --subnet-id <subnet> --no-map-public-ip-on-launch
  terraform: Set associate_public_ip_address = false on aws_instance.
attack: [T1190, T1133]
frameworks:
  nist_800_53_r5: ["ac_2_6", "ac_3", "ac_3_7", "ac_4_21", "ac_6", "ac_17_b", "ac_17_1", "ac_17_4_a", "ac_17_9", "ac_17_10",
    "mp_2", "sc_7_2", "sc_7_3", "sc_7_7", "sc_7_9_a", "sc_7_11", "sc_7_12", "sc_7_16", "sc_7_20", "sc_7_21", "sc_7_24_b",
    "sc_7_25", "sc_7_26", "sc_7_27", "sc_7_28", "sc_7_a", "sc_7_b", "sc_7_c", "sc_25"]
  nist_csf_2.0: ["ip_1"]
  iso27001_2022: ["A.8.1", "A.8.20", "A.8.21", "A.8.22"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i", "164_312_a_1"]
  soc2: ["cc_6_6"]
mapped_from: [prowler ec2_instance_public_ip]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
*/
SELECT resource_uid, name, public_ip
FROM aws_ec2_instance
WHERE public_ip
