/*
id: aws_vpc_lattice_service_unauthenticated
title: Service of VPC Lattice lets everybody in its networks call it
severity: medium
description: Without an auth policy, whatever runs in an associated VPC may call the service.
remediation:
  console: 'VPC > Lattice > Services > Access: AWS IAM, and a policy.'
  cli: aws vpc-lattice update-service --service-identifier <service> --auth-type AWS_IAM
  terraform: Set auth_type = "AWS_IAM" of the aws_vpclattice_service, and add an aws_vpclattice_auth_policy.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html
*/
SELECT resource_uid, name, auth
FROM aws_vpc_lattice_service
WHERE auth = 'NONE'
