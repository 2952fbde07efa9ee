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
frameworks:
  cis_aws_7.0: ["2.16"]
  nist_800_53_r5: ["ac_3", "cm_5_1_a", "cm_6_a"]
  iso27001_2022: ["A.8.2", "A.8.20", "A.8.21", "A.8.22"]
  pci_dss_4.0: ["7.2.1", "7.2.2", "7.2.5", "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.4"]
mapped_from: [prowler ec2_instance_profile_attached]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
*/
SELECT resource_uid, name, profile
FROM aws_ec2_instance
WHERE profile = ''
