/*
id: gcp_sql_mysql_local_infile
title: MySQL reads files of its clients
severity: medium
description: LOAD DATA LOCAL lets a server that was taken over read files of its clients.
remediation:
  console: "SQL > instance > Edit > Flags: local_infile off."
  cli: gcloud sql instances patch <name> --database-flags="local_infile=off"
  terraform: |
    database_flags {
      name  = "local_infile"
      value = "off"
    }
mapped_from: [prowler cloudsql_instance_mysql_local_infile_flag]
references:
  - https://cloud.google.com/sql/docs/mysql/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'MYSQL%' AND NOT any_match(flags, lambda f : f['name'] = 'local_infile' AND f['value'] = 'off')
