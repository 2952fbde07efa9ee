/*
id: aws_ec2_instance_unencrypted_block_device
title: Instance has an unencrypted volume
severity: medium
description: 'A volume of the instance is not encrypted: its data lies in clear in snapshots and on disks.'
remediation:
  console: Copy a snapshot of the volume with encryption, make a volume of it and swap them; turn on encryption by default.
  cli: aws ec2 enable-ebs-encryption-by-default
  terraform: Set encrypted = true in root_block_device and ebs_block_device.
attack: [T1119]
mapped_from: [prowler ec2_ebs_volume_encryption]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-encryption.html
*/
SELECT resource_uid, name, block_devices
FROM aws_ec2_instance
WHERE any_match(block_devices, lambda b : NOT b['encrypted'])
