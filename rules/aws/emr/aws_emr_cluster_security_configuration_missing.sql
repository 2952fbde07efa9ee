/*
id: aws_emr_cluster_security_configuration_missing
title: EMR cluster has no security configuration
severity: medium
description: Encryption at rest and in transit is set there; without one there is none.
remediation:
  console: 'EMR > Security configurations: create one and use it.'
  cli: aws emr create-cluster --security-configuration <name> …
  terraform: Set security_configuration.
attack: [T1530]
references:
  - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security.html
*/
SELECT resource_uid, name, security_configuration
FROM aws_emr_cluster
WHERE security_configuration = ''
