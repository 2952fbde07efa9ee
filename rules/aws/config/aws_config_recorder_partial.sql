/*
id: aws_config_recorder_partial
title: AWS Config does not record every type
severity: low
description: Types that are not recorded, those of IAM with the global ones, change unseen.
remediation:
  console: 'AWS Config > Settings > Recording strategy: All resource types with customizable overrides.'
  cli: >-
    aws configservice put-configuration-recorder --configuration-recorder name=default,roleARN=<role> --recording-group
    allSupported=true,includeGlobalResourceTypes=true
  terraform: Set all_supported and include_global_resource_types in recording_group of aws_config_configuration_recorder.
attack: [T1562.008]
frameworks:
  cis_aws_7.0: ["4.3"]
  nist_csf_2.0: ["rm_1", "po_3", "po_4", "ov_3", "pt_1"]
  iso27001_2022: ["A.5.16", "A.5.22"]
  hipaa: ["164_308_a_1_ii_a"]
  gdpr: ["article_25", "article_30"]
  soc2: ["cc_2_1", "cc_3_1", "cc_3_4", "cc_8_1", "pi_1_3"]
mapped_from: [prowler config_recorder_all_regions_enabled]
references:
  - https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html
*/
SELECT resource_uid, name, all_supported, global_types
FROM aws_config_recorder
WHERE NOT all_supported OR NOT global_types
