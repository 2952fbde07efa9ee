/*
id: gcp_sql_high_availability
title: Database lives in one zone
severity: low
description: An instance of one zone is down when the zone is.
remediation:
  console: "SQL > instance > Edit: multiple zones."
  cli: gcloud sql instances patch <name> --availability-type=REGIONAL
  terraform: |
    settings {
      availability_type = "REGIONAL"
    }
references:
  - https://cloud.google.com/sql/docs/mysql/high-availability
*/
SELECT resource_uid, project, name, availability, replica
FROM gcp_sql_instance
WHERE availability <> 'REGIONAL' AND NOT replica
