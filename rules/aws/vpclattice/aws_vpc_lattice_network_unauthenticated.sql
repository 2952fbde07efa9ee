/*
id: aws_vpc_lattice_network_unauthenticated
title: Service network of VPC Lattice does not ask for IAM credentials
severity: medium
description: Every client in an associated VPC can call every service that asks for none either.
remediation:
  console: 'VPC > Lattice > Service networks > Access: AWS IAM.'
  cli: aws vpc-lattice update-service-network --service-network-identifier <network> --auth-type AWS_IAM
  terraform: Set auth_type = "AWS_IAM".
attack: [T1078]
references:
  - https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html
*/
SELECT resource_uid, name, auth
FROM aws_vpc_lattice_network
WHERE auth = 'NONE'
