/*
id: aws_s3_bucket_logging
title: Bucket does not log access
severity: low
description: 'Nobody can say afterwards who read or changed the objects: server access logging is off.'
remediation:
  console: 'S3 > bucket > Properties > Server access logging: Enable, with another bucket as target.'
  cli: >-
    aws s3api put-bucket-logging --bucket <name> --bucket-logging-status
    '{"LoggingEnabled":{"TargetBucket":"<logs>","TargetPrefix":"<name>/"}}'
  terraform: Add an aws_s3_bucket_logging with target_bucket.
attack: [T1562.008]
frameworks:
  nist_800_53_r5: ["ac_2_4", "ac_3_1", "ac_3_10", "ac_4_26", "ac_6_9", "au_2_b", "au_3_a", "au_3_b", "au_3_c", "au_3_d",
    "au_3_e", "au_3_f", "au_6_3", "au_6_4", "au_6_6", "au_6_9", "au_8_b", "au_10", "au_12_a", "au_12_c", "au_12_1", "au_12_2",
    "au_12_3", "au_12_4", "au_14_a", "au_14_b", "au_14_3", "ca_7_b", "cm_5_1_b", "cm_6_a", "cm_9_b", "ia_3_3_b", "ma_4_1_a",
    "pm_14_a_1", "pm_14_b", "pm_31", "sc_7_9_b", "si_1_1_c", "si_3_8_b", "si_4_2", "si_4_17", "si_4_20", "si_7_8",
    "si_10_1_c"]
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0: ["10.2.1", "10.2.2", "10.3.1", "10.6.3", "5.3.4", "A1.2.1.32"]
  hipaa: ["164_308_a_1_ii_d", "164_308_a_3_ii_a", "164_308_a_6_ii", "164_312_b", "164_312_e_2_i"]
  soc2: ["cc_7_2", "cc_7_3", "cc_a_1_1"]
mapped_from: [prowler s3_bucket_server_access_logging_enabled]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
*/
SELECT resource_uid, name, logging
FROM aws_s3_bucket_logging
WHERE NOT logging
