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
mapped_from: [prowler config_recorder_all_regions_enabled]
references:
  - https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html
*/
SELECT resource_uid, name, all_supported, global_types
FROM aws_config_recorder
WHERE NOT all_supported OR NOT global_types
