/*
id: aws_rds_cluster_logs_not_exported
title: DB cluster sends none of its logs to CloudWatch
severity: low
description: Logs that stay on the instances are rotated away within days and raise no alarm.
remediation:
  console: RDS > Databases > Modify > Log exports.
  cli: aws rds modify-db-cluster --db-cluster-identifier <name> --cloudwatch-logs-export-configuration EnableLogTypes=postgresql
  terraform: Set enabled_cloudwatch_logs_exports in the aws_rds_cluster.
frameworks:
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  soc2: ["pi_1_3"]
mapped_from: [prowler rds_cluster_integration_cloudwatch_logs]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, log_exports
FROM aws_rds_cluster
WHERE array_length(log_exports) = 0
