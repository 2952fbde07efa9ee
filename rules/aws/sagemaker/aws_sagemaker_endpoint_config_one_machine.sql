/*
id: aws_sagemaker_endpoint_config_one_machine
title: SageMaker endpoint begins with one machine
severity: low
description: When the machine or its zone fails, the model does not answer.
remediation:
  console: "SageMaker > Endpoint configurations: create one with an initial instance count of 2 or more."
  cli: aws sagemaker create-endpoint-config --production-variants InitialInstanceCount=2,…
  terraform: Set initial_instance_count of the production_variants to 2 or more.
mapped_from: [prowler sagemaker_endpoint_config_prod_variant_instances]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
*/
SELECT resource_uid, name, machines
FROM aws_sagemaker_endpoint_config
WHERE any_match(machines, lambda m : m < 2)
