/*
id: aws_ec2_image_public
title: Image is public
severity: high
description: Every AWS account can start the image and read everything on it, keys and code that were left there included.
remediation:
  console: 'EC2 > AMIs > Actions > Edit AMI permissions: Private; EC2 > Settings: block public access to AMIs.'
  cli: aws ec2 modify-image-attribute --image-id <id> --launch-permission "Remove=[{Group=all}]"
  terraform: Remove the aws_ami_launch_permission with group = "all".
attack: [T1530]
mapped_from: [prowler ec2_ami_public]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html
*/
SELECT resource_uid, name, public
FROM aws_ec2_image
WHERE public
