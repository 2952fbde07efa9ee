/*
id: aws_redshift_serverless_tls_not_required
title: Redshift Serverless workgroup takes connections without TLS
severity: medium
description: Passwords and results can be read on the way.
remediation:
  console: "Redshift > Serverless > Workgroup > Database configurations: require_ssl."
  cli: >-
    aws redshift-serverless update-workgroup --workgroup-name <name> --config-parameters
    parameterKey=require_ssl,parameterValue=true
  terraform: Add config_parameter { parameter_key = "require_ssl" parameter_value = "true" }.
attack: [T1040]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html
*/
SELECT resource_uid, name, require_ssl
FROM aws_redshift_serverless_workgroup
WHERE NOT require_ssl
