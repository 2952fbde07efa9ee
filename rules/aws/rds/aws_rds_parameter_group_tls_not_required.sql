/*
id: aws_rds_parameter_group_tls_not_required
title: Parameter group lets clients of a database connect without TLS
severity: medium
description: >-
  Passwords and rows travel in clear whenever a client does not ask for TLS by itself.
remediation:
  console: "RDS > Parameter groups: rds.force_ssl = 1 for PostgreSQL and SQL Server, require_secure_transport = 1 for MySQL and MariaDB."
  cli: "aws rds modify-db-parameter-group --db-parameter-group-name <name> --parameters ParameterName=rds.force_ssl,ParameterValue=1,ApplyMethod=immediate"
  terraform: "Add parameter { name = \"rds.force_ssl\", value = \"1\" }."
attack: [T1040]
references:
  - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
  - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html
*/
SELECT resource_uid, name, family, require_tls
FROM aws_rds_parameter_group
WHERE NOT require_tls
