/*
id: aws_emr_security_configuration_at_rest_unencrypted
title: EMR security configuration leaves data at rest unencrypted
severity: medium
description: Whoever gets hold of a disk or a bucket reads the data.
remediation:
  console: 'EMR > Security configurations: create another; they cannot be changed.'
  cli: aws emr create-security-configuration --name <name> --security-configuration file://security.json
  terraform: Set EncryptionConfiguration in the configuration.
attack: [T1530]
references:
  - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
*/
SELECT resource_uid, name, at_rest
FROM aws_emr_security_configuration
WHERE NOT at_rest
