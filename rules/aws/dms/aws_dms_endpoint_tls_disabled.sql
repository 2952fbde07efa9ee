/*
id: aws_dms_endpoint_tls_disabled
title: DMS talks to a database without TLS
severity: medium
description: Passwords and all migrated data can be read on the way.
remediation:
  console: 'DMS > Endpoints > Modify: SSL mode.'
  cli: aws dms modify-endpoint --endpoint-arn <arn> --ssl-mode verify-full
  terraform: Set ssl_mode = "verify-full".
attack: [T1040]
mapped_from: [prowler dms_endpoint_ssl_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
params:
  engines:
    type: text_list
    default:
      [mysql, postgres, mariadb, oracle, sqlserver, aurora, aurora-postgresql, aurora-serverless, aurora-postgresql-serverless,
      azuredb, db2, sybase, mongodb, docdb]
    meaning: engines that can speak TLS
*/
SELECT resource_uid, name, engine, ssl_mode, protocol
FROM aws_dms_endpoint
WHERE ssl_mode = 'none' AND engine IN ($engines) OR engine IN ('redis', 'kafka') AND protocol = 'plaintext'
