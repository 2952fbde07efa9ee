/*
id: aws_rds_cluster_iam_auth_disabled
title: DB cluster accepts database passwords only
severity: low
description: With IAM authentication, tokens of 15 minutes take the place of passwords that live in configuration files.
remediation:
  console: 'RDS > Databases > Modify > Database authentication: IAM database authentication.'
  cli: aws rds modify-db-cluster --db-cluster-identifier <name> --enable-iam-database-authentication
  terraform: Set iam_database_authentication_enabled = true in the aws_rds_cluster.
attack: [T1078]
mapped_from: [prowler rds_cluster_iam_authentication_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, iam_auth, engine
FROM aws_rds_cluster
WHERE NOT iam_auth AND engine LIKE 'aurora%'
