/*
id: aws_emr_security_configuration_local_disk_unencrypted
title: EMR security configuration leaves local disks unencrypted
severity: medium
description: Whoever gets hold of a disk reads what jobs have spilled.
remediation:
  console: 'EMR > Security configurations: create another; they cannot be changed.'
  cli: aws emr create-security-configuration --name <name> --security-configuration file://security.json
  terraform: Set EncryptionConfiguration in the configuration.
attack: [T1530]
references:
  - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
*/
SELECT resource_uid, name, local_disk
FROM aws_emr_security_configuration
WHERE NOT local_disk
