/*
id: aws_sagemaker_domain_public_network
title: SageMaker domain reaches the internet past your VPC
severity: medium
description: Data can leave unseen, and code comes from everywhere.
remediation:
  console: 'SageMaker > Domains > Edit: VPC only.'
  cli: aws sagemaker update-domain --domain-id <id> --app-network-access-type VpcOnly
  terraform: Set app_network_access_type = "VpcOnly".
attack: [T1567]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, network
FROM aws_sagemaker_domain
WHERE network = 'PublicInternetOnly'
