/*
id: aws_rds_instance_default_port
title: RDS instance or cluster listens on its engine's default port
severity: low
description: Scanners look at the default ports first.
remediation:
  console: RDS > Databases > Modify > Connectivity > Database port.
  cli: aws rds modify-db-instance --db-instance-identifier <name> --db-port-number <port>
  terraform: Set port in the aws_db_instance or aws_rds_cluster.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, engine, port
FROM (
  SELECT resource_uid, name, engine, port FROM aws_rds_instance
  UNION ALL BY NAME
  SELECT resource_uid, name, engine, port FROM aws_rds_cluster
)
WHERE CASE WHEN port = -1 THEN true
    WHEN engine LIKE '%mysql%' OR engine LIKE 'mariadb%' OR engine = 'aurora' THEN port = 3306
    WHEN engine LIKE '%postgres%' THEN port = 5432
    WHEN engine LIKE 'oracle%' THEN port = 1521
    WHEN engine LIKE 'sqlserver%' THEN port = 1433
    WHEN engine LIKE 'db2%' THEN port = 50000 END
