/*
id: aws_autoscaling_group_elb_health_check
title: Auto Scaling group behind a load balancer ignores its health checks
severity: low
description: Instances that no longer answer the load balancer stay in the group, for only the state of the machine counts.
remediation:
  console: 'EC2 > Auto Scaling groups > Health checks: turn on Elastic Load Balancing health checks.'
  cli: aws autoscaling update-auto-scaling-group --auto-scaling-group-name <name> --health-check-type ELB
  terraform: Set health_check_type = "ELB" on aws_autoscaling_group.
references:
  - https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html
*/
SELECT resource_uid, name, health_check_type, load_balanced
FROM aws_autoscaling_group
WHERE load_balanced AND strpos(upper(health_check_type), 'ELB') = 0
