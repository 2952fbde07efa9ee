/*
id: aws_rds_cluster_single_az
title: DB cluster has instances in one availability zone only
severity: medium
description: If the zone fails, the database is gone until an instance is rebuilt elsewhere.
remediation:
  console: RDS > Databases > Add reader in another zone.
  cli: >-
    aws rds create-db-instance --db-cluster-identifier <name> --db-instance-identifier <reader> --engine <engine> --db-instance-
    class <class>
  terraform: Add an aws_rds_cluster_instance in another availability_zone.
mapped_from: [prowler rds_cluster_multi_az]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, multi_az
FROM aws_rds_cluster
WHERE NOT multi_az
