/*
id: aws_lb_access_logs_disabled
title: Load balancer does not log its requests
severity: medium
description: Attacks on what stands behind it leave no trace.
remediation:
  console: 'EC2 > Load balancers > Attributes > Monitoring: Access logs.'
  cli: aws elbv2 modify-load-balancer-attributes --load-balancer-arn <arn> --attributes Key=access_logs.s3.enabled,Value=true
  terraform: Add access_logs { bucket = …, enabled = true }.
attack: [T1562]
frameworks:
  cis_aws_7.0: ["4.10"]
  nist_800_53_r5:
    ["ac_4_26", "au_2_b", "au_3_a", "au_3_b", "au_3_c", "au_3_d", "au_3_e", "au_3_f", "au_6_3", "au_6_4", "au_6_6", "au_6_9",
    "au_8_b", "au_10", "au_12_a", "au_12_c", "au_12_1", "au_12_2", "au_12_3", "au_12_4", "au_14_a", "au_14_b", "au_14_3",
    "ca_7_b", "cm_5_1_b", "ia_3_3_b", "ma_4_1_a", "pm_14_a_1", "pm_14_b", "pm_31", "sc_7_9_b", "si_4_17", "si_7_8"]
  iso27001_2022: ["A.8.15"]
  hipaa: ["164_308_a_1_ii_d", "164_308_a_3_ii_a", "164_308_a_6_ii", "164_312_b"]
  gdpr: ["article_30"]
  soc2: ["cc_7_2", "cc_7_3", "cc_a_1_1", "pi_1_2"]
mapped_from: [prowler elbv2_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, access_logs, type
FROM aws_lb
WHERE NOT access_logs AND type <> 'gateway'
