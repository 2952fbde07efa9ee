/*
id: aws_redshift_serverless_default_database
title: Redshift Serverless namespace uses the default database name
severity: low
description: Scripts that look for databases know the name dev.
remediation:
  console: "Redshift > Serverless > Create namespace: choose a name."
  cli: aws redshift-serverless create-namespace --namespace-name <name> --db-name <database>
  terraform: Set db_name.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html
*/
SELECT resource_uid, name, database
FROM aws_redshift_serverless_namespace
WHERE database = 'dev'
