/*
id: aws_ec2_instance_profile
title: Instance has no role
severity: low
description: >-
  Programs on the instance have no credentials of their own and will be given long-lived keys in files. A role gives
  short-lived ones, and Session Manager needs one.
remediation:
  console: EC2 > Instances > Actions > Security > Modify IAM role.
  cli: aws ec2 associate-iam-instance-profile --instance-id <id> --iam-instance-profile Name=<profile>
  terraform: Set iam_instance_profile on aws_instance.
attack: [T1552.001]
mapped_from: [prowler ec2_instance_profile_attached]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
*/
SELECT resource_uid, name, profile
FROM aws_ec2_instance
WHERE profile = ''
