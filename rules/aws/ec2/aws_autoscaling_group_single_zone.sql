/*
id: aws_autoscaling_group_single_zone
title: Auto Scaling group lies in one zone
severity: low
description: An outage of that zone takes all its instances.
remediation:
  console: 'EC2 > Auto Scaling groups > Network: more Availability Zones.'
  cli: aws autoscaling update-auto-scaling-group --auto-scaling-group-name <name> --vpc-zone-identifier <subnet>,<subnet>
  terraform: Set vpc_zone_identifier of aws_autoscaling_group to subnets of several zones.
mapped_from: [prowler autoscaling_group_multiple_az]
references:
  - https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html
*/
SELECT resource_uid, name, zones
FROM aws_autoscaling_group
WHERE zones < 2
