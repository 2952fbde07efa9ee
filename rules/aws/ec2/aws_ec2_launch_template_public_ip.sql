/*
id: aws_ec2_launch_template_public_ip
title: Launch template gives instances public IP addresses
severity: medium
description: Every instance made from it can be reached from the internet as far as its security groups let.
remediation:
  console: 'EC2 > Launch templates > Modify template > Network settings: Auto-assign public IP off.'
  cli: >-
    aws ec2 create-launch-template-version --launch-template-id <id> --source-version 1 --launch-template-data
    '{"NetworkInterfaces":[{"DeviceIndex":0,"AssociatePublicIpAddress":false}]}'
  terraform: Set associate_public_ip_address = false in network_interfaces of aws_launch_template.
attack: [T1190]
mapped_from: [prowler ec2_launch_template_no_public_ip, prowler autoscaling_group_launch_configuration_no_public_ip]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
*/
SELECT resource_uid, name, public_ip
FROM aws_ec2_launch_template
WHERE public_ip
