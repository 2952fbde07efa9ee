/*
id: aws_sagemaker_model_network_open
title: Containers of a SageMaker model may call the network
severity: medium
description: A compromised model can send data away.
remediation:
  console: 'SageMaker > Models: create one with network isolation.'
  cli: aws sagemaker create-model --enable-network-isolation …
  terraform: Set enable_network_isolation = true.
attack: [T1567]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, network_isolation
FROM aws_sagemaker_model
WHERE NOT network_isolation
