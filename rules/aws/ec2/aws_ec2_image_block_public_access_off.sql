/*
id: aws_ec2_image_block_public_access_off
title: Account does not block public access to its images
severity: medium
description: One call shares an image, with all the data in it, with everybody.
remediation:
  console: "EC2 > Account attributes > Data protection and security: Block public access for AMIs."
  cli: aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing
  terraform: Set state = "block-new-sharing" on aws_ec2_image_block_public_access.
attack: [T1537]
mapped_from: [prowler ec2_ami_account_block_public_access]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
*/
SELECT resource_uid, name, state
FROM aws_ec2_image_block_public_access
WHERE state = 'unblocked'
