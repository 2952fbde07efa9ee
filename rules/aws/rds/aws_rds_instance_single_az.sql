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
frameworks:
  cis_aws_7.0: ["3.2.4"]
  nist_800_53_r5:
    ["cp_1_a_1_b", "cp_1_a_2", "cp_2_a", "cp_2_a_6", "cp_2_a_7", "cp_2_d", "cp_2_e", "cp_2_5", "cp_2_6", "cp_6_2", "cp_10",
    "sc_5_2", "sc_6", "sc_22", "sc_36", "si_13_5"]
  iso27001_2022: ["A.8.14"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_7_i", "164_308_a_7_ii_a", "164_308_a_7_ii_b", "164_308_a_7_ii_c"]
mapped_from: [prowler rds_instance_multi_az]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, multi_az, engine
FROM aws_rds_instance
WHERE NOT multi_az AND NOT cluster_member AND coalesce(engine, '') NOT LIKE 'aurora%'
