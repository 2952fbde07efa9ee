/*
id: aws_athena_workgroup_not_enforced
title: Athena clients can override the settings of their workgroup
severity: medium
description: A client can write results unencrypted, or to another bucket.
remediation:
  console: 'Athena > Workgroups > Edit: Override client-side settings.'
  cli: aws athena update-work-group --work-group <name> --configuration-updates EnforceWorkGroupConfiguration=true
  terraform: Leave enforce_workgroup_configuration at its default true.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/athena-controls.html
*/
SELECT resource_uid, name, enforced
FROM aws_athena_workgroup
WHERE NOT enforced
