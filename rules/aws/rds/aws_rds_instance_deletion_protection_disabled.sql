/*
id: aws_rds_instance_deletion_protection_disabled
title: RDS instance has no deletion protection
severity: medium
description: One wrong command, or one stolen permission, removes the database.
remediation:
  console: 'RDS > Databases > Modify: Enable deletion protection.'
  cli: aws rds modify-db-instance --db-instance-identifier <name> --deletion-protection
  terraform: Set deletion_protection = true in the aws_db_instance.
attack: [T1485]
mapped_from: [prowler rds_instance_deletion_protection]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, deletion_protection
FROM aws_rds_instance
WHERE NOT deletion_protection AND NOT cluster_member
