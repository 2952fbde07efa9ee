/*
id: aws_athena_workgroup_unencrypted
title: Athena workgroup does not encrypt query results
severity: medium
description: Results hold copies of the data in the clear.
remediation:
  console: 'Athena > Workgroups > Edit: Encrypt query results.'
  cli: >-
    aws athena update-work-group --work-group <name> --configuration-updates
    ResultConfigurationUpdates={EncryptionConfiguration={EncryptionOption=SSE_KMS,KmsKey=<key>}}
  terraform: Set result_configuration { encryption_configuration { … } }.
attack: [T1530]
mapped_from: [prowler athena_workgroup_encryption]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/athena-controls.html
*/
SELECT resource_uid, name, encryption
FROM aws_athena_workgroup
WHERE encryption = ''
