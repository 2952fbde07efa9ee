/*
id: aws_ec2_instance_public_ip
title: Instance has a public IP address
severity: medium
description: >-
  The instance can be reached from the internet as far as its security groups let; only those stand between it and the world.
remediation:
  console: Put the instance into a private subnet behind a load balancer, and use Session Manager for logins.
  cli: aws ec2 modify-subnet-attribute --subnet-id <subnet> --no-map-public-ip-on-launch
  terraform: Set associate_public_ip_address = false on aws_instance.
attack: [T1190, T1133]
mapped_from: [prowler ec2_instance_public_ip]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
*/
SELECT resource_uid, name, public_ip
FROM aws_ec2_instance
WHERE public_ip
