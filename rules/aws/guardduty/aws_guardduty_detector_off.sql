/*
id: aws_guardduty_detector_off
title: GuardDuty is switched off
severity: medium
description: 'The detector is there and looks at nothing: stolen credentials, miners and calls home stay unseen.'
remediation:
  console: 'GuardDuty > Settings: Re-enable GuardDuty.'
  cli: aws guardduty update-detector --detector-id <id> --enable
  terraform: Set enable = true on aws_guardduty_detector.
attack: [T1562.001]
mapped_from: [prowler guardduty_is_enabled]
references:
  - https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html
*/
SELECT resource_uid, name, enabled
FROM aws_guardduty_detector
WHERE NOT enabled
