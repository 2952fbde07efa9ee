/*
id: aws_ecs_service_public_ip
title: ECS service gives its tasks public addresses
severity: medium
description: Each container can be reached from the internet, past the load balancer.
remediation:
  console: 'ECS > Services > Update > Networking: Public IP off.'
  cli: >-
    aws ecs update-service --service <name> --network-configuration
    awsvpcConfiguration={subnets=[<subnet>],assignPublicIp=DISABLED}
  terraform: Leave assign_public_ip out of network_configuration.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
*/
SELECT resource_uid, name, public_ip
FROM aws_ecs_service
WHERE public_ip
