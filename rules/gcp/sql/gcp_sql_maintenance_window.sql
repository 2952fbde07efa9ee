/*
id: gcp_sql_maintenance_window
title: Database has no maintenance window
severity: informational
description: Without a window updates restart the database whenever Google chooses.
remediation:
  console: "SQL > instance > Maintenance: choose a window."
  cli: gcloud sql instances patch <name> --maintenance-window-day=SUN --maintenance-window-hour=3
references:
  - https://cloud.google.com/sql/docs/mysql/maintenance
*/
SELECT resource_uid, project, name, maintenance_window
FROM gcp_sql_instance
WHERE NOT maintenance_window AND NOT replica
