/*
id: aws_autoscaling_group_launch_configuration
title: Auto Scaling group uses a launch configuration
severity: informational
description: >-
  AWS no longer develops launch configurations: new settings, of the metadata service for one, come to launch templates.
remediation:
  console: EC2 > Launch configurations > Copy to launch template, then edit the group.
  cli: aws autoscaling update-auto-scaling-group --auto-scaling-group-name <name> --launch-template LaunchTemplateId=<id>
  terraform: Set launch_template instead of launch_configuration on aws_autoscaling_group.
references:
  - https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html
*/
SELECT resource_uid, name, launch_configuration
FROM aws_autoscaling_group
WHERE launch_configuration
