/*
id: aws_secretsmanager_secret_not_rotated
title: Secret is not changed by itself
severity: medium
description: A secret that leaked once stays good for ever.
remediation:
  console: 'Secrets Manager > Secret > Rotation: Edit rotation.'
  cli: >-
    aws secretsmanager rotate-secret --secret-id <name> --rotation-lambda-arn <function> --rotation-rules
    AutomaticallyAfterDays=30
  terraform: Add an aws_secretsmanager_secret_rotation.
attack: [T1552]
frameworks:
  nist_800_53_r5:
    ["ac_2_1", "ac_3_3", "ac_3_3_a", "ac_3_3_b_1", "ac_3_3_b_2", "ac_3_3_b_3", "ac_3_3_b_4", "ac_3_3_b_5", "ac_3_3_c", "ac_3_4",
    "ac_3_4_a", "ac_3_4_b", "ac_3_4_c", "ac_3_4_d", "ac_3_4_e", "ac_3_8", "ac_3_12_a", "ac_3_13", "ac_3_15_a", "ac_3_15_b",
    "ac_4_28", "ac_24", "cm_5_1_a", "sc_23_3"]
  pci_dss_4.0: ["3.5.1", "8.2.2", "8.3.10.1", "8.3.2", "8.3.5", "8.3.7", "8.3.9", "8.6.3"]
  hipaa: ["164_308_a_4_ii_c"]
mapped_from: [prowler secretsmanager_automatic_rotation_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html
*/
SELECT resource_uid, name, rotation, owning_service
FROM aws_secretsmanager_secret
WHERE NOT rotation AND owning_service = ''
