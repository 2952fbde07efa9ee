/*
id: aws_rds_instance_enhanced_monitoring_disabled
title: RDS instance has no enhanced monitoring
severity: low
description: Without metrics of the operating system, causes of outages and abuse of the host stay hidden.
remediation:
  console: 'RDS > Databases > Modify > Monitoring: Enable Enhanced Monitoring.'
  cli: aws rds modify-db-instance --db-instance-identifier <name> --monitoring-interval 60 --monitoring-role-arn <role>
  terraform: Set monitoring_interval and monitoring_role_arn in the aws_db_instance.
frameworks:
  nist_800_53_r5:
    ["au_12_3", "au_14_a", "au_14_b", "ca_2_2", "ca_7", "ca_7_b", "pm_14_a_1", "pm_14_b", "pm_31", "sc_36_1_a", "si_2_a"]
mapped_from: [prowler rds_instance_enhanced_monitoring_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, monitoring_seconds
FROM aws_rds_instance
WHERE monitoring_seconds = 0
