/*
id: aws_ec2_instance_old
title: Instance was launched long ago
severity: informational
description: An instance that runs for months runs unpatched software, or software that nobody can build again.
remediation:
  console: Replace the instance by one from a current image.
  cli: aws ec2 terminate-instances --instance-ids <id>
  terraform: Replace aws_instance with a current ami.
mapped_from: [prowler ec2_instance_older_than_specific_days]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html
params:
  days: {type: integer, default: 180, meaning: days since the launch}
*/
SELECT resource_uid, name, launched, state
FROM aws_ec2_instance
WHERE state = 'running' AND days_since(launched) > $days
