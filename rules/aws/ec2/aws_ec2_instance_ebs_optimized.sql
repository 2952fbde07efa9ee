/*
id: aws_ec2_instance_ebs_optimized
title: Instance is not EBS optimized
severity: informational
description: >-
  Traffic to volumes shares the network with everything else. Current types are optimized whatever this says; older ones need
  it.
remediation:
  console: 'EC2 > Instances > Actions > Instance settings > Change instance type: EBS-optimized.'
  cli: aws ec2 modify-instance-attribute --instance-id <id> --ebs-optimized
  terraform: Set ebs_optimized = true on aws_instance.
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html
*/
SELECT resource_uid, name, ebs_optimized
FROM aws_ec2_instance
WHERE NOT ebs_optimized
