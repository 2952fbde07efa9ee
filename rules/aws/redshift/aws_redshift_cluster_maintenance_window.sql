/*
id: aws_redshift_cluster_maintenance_window
title: Redshift cluster is maintained outside the agreed window
severity: informational
description: Maintenance restarts the cluster; outside the agreed window it hits users. Set the parameter to your window.
remediation:
  console: Redshift > Clusters > Maintenance > Edit maintenance window.
  cli: aws redshift modify-cluster --cluster-identifier <name> --preferred-maintenance-window sat:10:30-sat:11:00
  terraform: Set preferred_maintenance_window.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
params:
  window: {type: text, default: "sat:10:30-sat:11:00", meaning: 'agreed window as ddd:hh24:mi-ddd:hh24:mi in UTC; empty: any'}
*/
SELECT resource_uid, name, maintenance_window
FROM aws_redshift_cluster
WHERE $window <> '' AND maintenance_window <> $window
