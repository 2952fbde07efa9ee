/*
id: aws_lb_deletion_protection_disabled
title: Load balancer can be deleted without further ado
severity: low
description: One wrong command cuts off everything behind it.
remediation:
  console: 'EC2 > Load balancers > Attributes: Deletion protection.'
  cli: >-
    aws elbv2 modify-load-balancer-attributes --load-balancer-arn <arn> --attributes Key=deletion_protection.enabled,Value=true
  terraform: Set enable_deletion_protection = true.
attack: [T1485]
frameworks:
  nist_800_53_r5:
    ["ca_7_4_c", "cm_2_a", "cm_2_2", "cm_3_a", "cm_8_6", "cp_1_a_1_b", "cp_1_a_2", "cp_2_a", "cp_2_a_6", "cp_2_a_7", "cp_2_d",
    "cp_2_e", "cp_2_5", "sa_15_a_4", "sc_5_2", "sc_22"]
  hipaa: ["164_308_a_1_ii_b"]
mapped_from: [prowler elbv2_deletion_protection]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, deletion_protection
FROM aws_lb
WHERE NOT deletion_protection
