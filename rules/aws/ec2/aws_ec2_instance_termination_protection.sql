/*
id: aws_ec2_instance_termination_protection
title: EC2 instance has no termination protection
severity: informational
description: One command, by mistake or not, ends the instance and what is on its own disks.
remediation:
  console: EC2 > Instances > Actions > Instance settings > Change termination protection.
  cli: aws ec2 modify-instance-attribute --instance-id <id> --disable-api-termination
  terraform: Set disable_api_termination = true on aws_instance.
attack: [T1485]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingDisableAPITermination.html
*/
SELECT resource_uid, name, termination_protection
FROM aws_ec2_instance
WHERE NOT termination_protection
