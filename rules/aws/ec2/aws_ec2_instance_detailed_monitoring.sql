/*
id: aws_ec2_instance_detailed_monitoring
title: Instance has no detailed monitoring
severity: informational
description: Metrics come every five minutes only; short bursts, of miners for one, stay unseen.
remediation:
  console: EC2 > Instances > Actions > Monitor and troubleshoot > Manage detailed monitoring.
  cli: aws ec2 monitor-instances --instance-ids <id>
  terraform: Set monitoring = true on aws_instance.
mapped_from: [prowler ec2_instance_detailed_monitoring_enabled]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html
*/
SELECT resource_uid, name, monitoring
FROM aws_ec2_instance
WHERE NOT monitoring
