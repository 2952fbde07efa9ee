/*
id: aws_rds_instance_iam_auth_disabled
title: RDS instance accepts database passwords only
severity: low
description: >-
  With IAM authentication, tokens of 15 minutes take the place of passwords that live in configuration files. Only MySQL,
  MariaDB and PostgreSQL have it.
remediation:
  console: 'RDS > Databases > Modify > Database authentication: Password and IAM database authentication.'
  cli: aws rds modify-db-instance --db-instance-identifier <name> --enable-iam-database-authentication
  terraform: Set iam_database_authentication_enabled = true in the aws_db_instance.
attack: [T1078]
mapped_from: [prowler rds_instance_iam_authentication_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
  - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
*/
SELECT resource_uid, name, iam_auth, engine
FROM aws_rds_instance
WHERE NOT iam_auth AND engine IN ('mysql', 'mariadb', 'postgres') AND NOT cluster_member
