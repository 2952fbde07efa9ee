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
mapped_from: [prowler config_recorder_all_regions_enabled]
references:
  - https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
*/
SELECT resource_uid, name, recording
FROM aws_config_recorder
WHERE NOT recording
