/*
id: aws_ebs_volume_kms_key
title: Volume is not encrypted with a customer-managed key
severity: low
description: >-
  The volume is not encrypted, or with the key that AWS keeps for the account: no policy of yours says who may use it.
remediation:
  console: EC2 > Snapshots > Copy snapshot with a customer managed key, then make a volume of it.
  cli: aws ec2 modify-ebs-default-kms-key-id --kms-key-id <key>
  terraform: Set kms_key_id on aws_ebs_volume.
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-encryption.html
*/
SELECT resource_uid, name, encrypted, kms_key
FROM aws_ebs_volume
WHERE NOT encrypted OR NOT own_key
