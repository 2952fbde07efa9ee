/*
id: aws_ec2_instance_imdsv2
title: Instance does not require IMDSv2
severity: medium
description: >-
  The metadata service answers plain requests. A program on the instance that can be made to fetch an address (SSRF) hands out
  the credentials of its role.
remediation:
  console: 'EC2 > Instances > Actions > Instance settings > Modify instance metadata options: IMDSv2 required.'
  cli: aws ec2 modify-instance-metadata-options --instance-id <id> --http-tokens required
  terraform: Set metadata_options { http_tokens = "required" } on aws_instance.
attack: [T1552.005]
frameworks:
  cis_aws_7.0: ["6.7"]
  nist_800_53_r5: ["ac_2_6", "ac_3", "ac_3_3", "ac_3_3_a", "ac_3_3_b_1", "ac_3_3_b_2", "ac_3_3_b_3", "ac_3_3_b_4",
    "ac_3_3_b_5", "ac_3_3_c", "ac_3_4", "ac_3_4_a", "ac_3_4_b", "ac_3_4_c", "ac_3_4_d", "ac_3_4_e", "ac_3_7", "ac_3_8",
    "ac_3_12_a", "ac_3_13", "ac_3_15_a", "ac_3_15_b", "ac_4_28", "ac_6", "ac_24", "cm_5_1_a", "mp_2", "sc_23_3"]
  nist_csf_2.0: ["ac_3"]
  iso27001_2022: ["A.8.20", "A.8.21", "A.8.22"]
  pci_dss_4.0: ["8.2.8"]
  soc2: ["cc_7_2"]
mapped_from: [prowler ec2_instance_imdsv2_enabled]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
*/
SELECT resource_uid, name, imds_tokens, imds_endpoint
FROM aws_ec2_instance
WHERE imds_endpoint = 'enabled' AND imds_tokens <> 'required'
