/*
id: aws_redshift_serverless_logs_not_exported
title: Redshift Serverless namespace does not export its connection and user logs
severity: medium
description: Who connected and who was made a user cannot be traced.
remediation:
  console: "Redshift > Serverless > Namespace > Security and encryption: Export these logs."
  cli: aws redshift-serverless update-namespace --namespace-name <name> --log-exports userlog connectionlog
  terraform: Set log_exports = ["userlog", "connectionlog"].
attack: [T1562.008]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html
*/
SELECT resource_uid, name, log_exports
FROM aws_redshift_serverless_namespace
WHERE NOT (array_has(log_exports, 'userlog') AND array_has(log_exports, 'connectionlog'))
