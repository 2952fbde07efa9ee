/*
id: aws_ebs_volume_unattached
title: EBS volume is attached to nothing
severity: low
description: >-
  Nobody watches what lies on it, and it is still paid for, snapshotted and shared.
remediation:
  console: "EC2 > Volumes: take a snapshot, then delete the volume."
  cli: "aws ec2 delete-volume --volume-id <id>"
references:
  - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-deleting-volume.html
*/
SELECT resource_uid, name, attached
FROM aws_ebs_volume
WHERE NOT attached
