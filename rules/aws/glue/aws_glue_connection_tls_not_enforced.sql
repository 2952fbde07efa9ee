/*
id: aws_glue_connection_tls_not_enforced
title: Connection of Glue does not enforce TLS
severity: medium
description: Passwords and data of the database can be read on the way.
remediation:
  console: "Glue > Connections > Edit: Require SSL connection."
  cli: aws glue update-connection --name <name> --connection-input file://connection.json
  terraform: Set JDBC_ENFORCE_SSL = "true" in connection_properties.
attack: [T1040]
mapped_from: [prowler glue_database_connections_ssl_enabled]
references:
  - https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html
*/
SELECT resource_uid, name, tls
FROM aws_glue_connection
WHERE NOT tls
