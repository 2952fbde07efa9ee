/*
id: aws_ec2_launch_template_unencrypted_block_device
title: Launch template makes unencrypted volumes
severity: medium
description: Volumes of the instances made from it are not encrypted unless the account encrypts by default.
remediation:
  console: 'EC2 > Launch templates > Modify template > Storage: Encrypted.'
  cli: aws ec2 enable-ebs-encryption-by-default
  terraform: Set encrypted = true in block_device_mappings of aws_launch_template.
attack: [T1119]
mapped_from: [prowler ec2_ebs_volume_encryption]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-encryption.html
*/
SELECT resource_uid, name, block_devices
FROM aws_ec2_launch_template
WHERE any_match(block_devices, lambda b : NOT b['encrypted'])
