/*
id: aws_s3_bucket_versioning
title: Bucket keeps no versions
severity: medium
description: 'What is overwritten or deleted, by mistake or by ransomware, is gone: versioning is off or suspended.'
remediation:
  console: 'S3 > bucket > Properties > Bucket Versioning: Enable.'
  cli: aws s3api put-bucket-versioning --bucket <name> --versioning-configuration Status=Enabled
  terraform: Add an aws_s3_bucket_versioning with versioning_configuration { status = "Enabled" }.
attack: [T1485, T1486]
frameworks:
  nist_800_53_r5: ["au_9_2", "cp_1_2", "cp_2_5", "cp_6_a", "cp_6_1", "cp_6_2", "cp_9_a", "cp_9_b", "cp_9_c", "cp_10",
    "cp_10_2", "pm_11_b", "pm_17_b", "sc_5_2", "sc_16_1", "si_1_a_2", "si_13_5"]
  iso27001_2022: ["A.8.3", "A.8.10"]
  pci_dss_4.0: ["10.3.4"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_7_i", "164_308_a_7_ii_a", "164_308_a_7_ii_b", "164_308_a_7_ii_c", "164_312_a_2_ii",
    "164_312_c_1", "164_312_c_2"]
  soc2: ["cc_7_4", "cc_a_1_1", "cc_c_1_2", "pi_1_5"]
mapped_from: [prowler s3_bucket_object_versioning]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
*/
SELECT resource_uid, name, versioning
FROM aws_s3_bucket_versioning
WHERE versioning <> 'Enabled'
