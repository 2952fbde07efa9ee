/*
id: aws_rds_instance_single_az
title: RDS instance has no standby in another availability zone
severity: medium
description: >-
  If its zone fails or the host is maintained, the database is gone until it is rebuilt. Members of a cluster are covered by the
  cluster.
remediation:
  console: 'RDS > Databases > Modify > Availability & durability: create a standby instance.'
  cli: aws rds modify-db-instance --db-instance-identifier <name> --multi-az --apply-immediately
  terraform: Set multi_az = true in the aws_db_instance.
mapped_from: [prowler rds_instance_multi_az]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, multi_az, engine
FROM aws_rds_instance
WHERE NOT multi_az AND NOT cluster_member AND coalesce(engine, '') NOT LIKE 'aurora%'
