/*
id: aws_ec2_image_shared
title: Image is shared with other accounts
severity: medium
description: >-
  Accounts or organizations that are not on the list of trusted ones, or everybody, can start the image and read everything on
  it.
remediation:
  console: 'EC2 > AMIs > Actions > Edit AMI permissions: remove the accounts.'
  cli: aws ec2 modify-image-attribute --image-id <id> --launch-permission "Remove=[{UserId=<account>}]"
  terraform: Remove the aws_ami_launch_permission.
attack: [T1537]
mapped_from: [prowler ec2_ami_public]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html
params:
  trusted_accounts:
    type: text_list
    default: ["000000000000"]
    meaning: ids of accounts, ARNs of organizations and units that may have it
*/
SELECT resource_uid, name, shared_with
FROM aws_ec2_image
WHERE any_match(array_remove(shared_with, coalesce(owner, '')), lambda a : a NOT IN ($trusted_accounts))
