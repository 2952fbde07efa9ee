/*
id: aws_ebs_default_encryption_off
title: Account does not encrypt new volumes by default
severity: medium
description: Every volume is encrypted only if whoever makes it thinks of it.
remediation:
  console: 'EC2 > Settings > Data protection and security > EBS encryption: Always encrypt new EBS volumes.'
  cli: aws ec2 enable-ebs-encryption-by-default
  terraform: Add aws_ebs_encryption_by_default with enabled = true.
attack: [T1119]
mapped_from: [prowler ec2_ebs_default_encryption]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/encryption-by-default.html
*/
SELECT resource_uid, name, enabled
FROM aws_ebs_default_encryption
WHERE NOT enabled
