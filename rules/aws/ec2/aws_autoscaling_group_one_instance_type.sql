/*
id: aws_autoscaling_group_one_instance_type
title: Auto Scaling group knows one type of instance
severity: low
description: When a zone is out of that type, the group does not grow.
remediation:
  console: "EC2 > Auto Scaling groups > group > Edit: Override launch template, add instance types."
  cli: aws autoscaling update-auto-scaling-group --auto-scaling-group-name <name> --mixed-instances-policy file://policy.json
  terraform: Add override blocks to the launch_template of a mixed_instances_policy.
mapped_from: [prowler autoscaling_group_multiple_instance_types]
references:
  - https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html
*/
SELECT resource_uid, name, instance_types
FROM aws_autoscaling_group
WHERE instance_types < 2
