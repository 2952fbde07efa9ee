/*
id: aws_redshift_cluster_default_database
title: Redshift cluster uses the default database name
severity: low
description: Scripts that attack warehouses try the default name first.
remediation:
  console: 'The name is fixed at creation: restore into a new cluster.'
  terraform: Set database_name in the aws_redshift_cluster.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
*/
SELECT resource_uid, name, database
FROM aws_redshift_cluster
WHERE lower(database) = 'dev'
