/*
id: aws_redshift_serverless_public
title: Redshift Serverless workgroup is reachable from the internet
severity: critical
description: Only passwords and security groups stand between the internet and the data.
remediation:
  console: "Redshift > Serverless > Workgroup > Network and security: Edit."
  cli: aws redshift-serverless update-workgroup --workgroup-name <name> --no-publicly-accessible
  terraform: Set publicly_accessible = false.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html
*/
SELECT resource_uid, name, public
FROM aws_redshift_serverless_workgroup
WHERE public
