/*
id: aws_rds_instance_public
title: RDS instance has a public address
severity: critical
description: >-
  The database can be reached from the internet by everybody whom its security group lets in, and a leaked or guessed password
  is all that it takes.
remediation:
  console: 'RDS > Databases > Modify > Connectivity > Additional configuration: Not publicly accessible.'
  cli: aws rds modify-db-instance --db-instance-identifier <name> --no-publicly-accessible --apply-immediately
  terraform: Set publicly_accessible = false in the aws_db_instance.
attack: [T1190]
mapped_from: [prowler rds_instance_no_public_access]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
  - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
*/
SELECT resource_uid, name, public
FROM (
  SELECT resource_uid, name, public FROM aws_rds_instance
  UNION ALL BY NAME
  SELECT resource_uid, name, public FROM aws_neptune_instance
)
WHERE public
