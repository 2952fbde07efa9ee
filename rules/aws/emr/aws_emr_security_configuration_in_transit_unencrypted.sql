/*
id: aws_emr_security_configuration_in_transit_unencrypted
title: EMR security configuration leaves data in transit unencrypted
severity: medium
description: Data between nodes can be read on the network.
remediation:
  console: 'EMR > Security configurations: create another; they cannot be changed.'
  cli: aws emr create-security-configuration --name <name> --security-configuration file://security.json
  terraform: Set EncryptionConfiguration in the configuration.
attack: [T1040]
references:
  - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
*/
SELECT resource_uid, name, in_transit
FROM aws_emr_security_configuration
WHERE NOT in_transit
