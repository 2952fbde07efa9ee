/*
id: aws_rds_shard_group_public
title: Shard group of Aurora Limitless has a public address
severity: critical
description: The database can be reached from the internet by everybody whom its security group lets in.
remediation:
  console: 'RDS > Databases > Modify > Connectivity: Not publicly accessible.'
  cli: Create the shard group with --no-publicly-accessible.
  terraform: Set publicly_accessible = false.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, public
FROM aws_rds_shard_group
WHERE public
