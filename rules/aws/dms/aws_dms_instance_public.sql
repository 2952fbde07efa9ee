/*
id: aws_dms_instance_public
title: DMS replication instance has a public address
severity: high
description: The machine that holds the passwords of both databases can be reached from the internet.
remediation:
  console: 'The access is chosen at creation: create a private instance.'
  cli: aws dms create-replication-instance --no-publicly-accessible …
  terraform: Set publicly_accessible = false.
attack: [T1190]
mapped_from: [prowler dms_instance_no_public_access]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
*/
SELECT resource_uid, name, public
FROM aws_dms_instance
WHERE public
