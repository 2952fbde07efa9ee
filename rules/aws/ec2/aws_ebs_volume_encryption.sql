/*
id: aws_ebs_volume_encryption
title: Volume is not encrypted
severity: high
description: >-
  Data lies in clear on the disks and in every snapshot, and a snapshot that is shared by mistake can be read by its receiver.
remediation:
  console: >-
    EC2 > Volumes: make a snapshot, copy it with encryption, make a volume of the copy; turn on encryption by default under
    EC2 > Settings.
  cli: aws ec2 enable-ebs-encryption-by-default
  terraform: Set encrypted = true on aws_ebs_volume.
attack: [T1119]
mapped_from: [prowler ec2_ebs_volume_encryption]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-encryption.html
*/
SELECT resource_uid, name, encrypted
FROM aws_ebs_volume
WHERE NOT encrypted
