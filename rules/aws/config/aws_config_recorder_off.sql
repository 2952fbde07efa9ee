/*
id: aws_config_recorder_off
title: AWS Config does not record
severity: medium
description: Changes of resources are not recorded, and rules that build on them see nothing.
remediation:
  console: 'AWS Config > Settings > Recorder: Start.'
  cli: aws configservice start-configuration-recorder --configuration-recorder-name default
  terraform: Set is_enabled = true on aws_config_configuration_recorder_status.
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
  - https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
*/
SELECT resource_uid, name, recording
FROM aws_config_recorder
WHERE NOT recording
