/*
id: gcp_bigquery_dataset_public
title: Dataset is open to everybody
severity: critical
description: allUsers or allAuthenticatedUsers read, or write, every table of the dataset.
remediation:
  console: "BigQuery > dataset > Sharing: remove them."
  cli: bq update --source <file> <project>:<dataset>
mapped_from: [prowler bigquery_dataset_public_access]
references:
  - https://cloud.google.com/bigquery/docs/control-access-to-resources-iam
*/
SELECT resource_uid, project, name, access, bindings
FROM gcp_bigquery_dataset
WHERE -- One list in two forms: either decides where the other is not in the record.
  CASE WHEN access IS NULL
    THEN any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))
    ELSE any_match(access, lambda a : a['who'] IN ('allUsers', 'allAuthenticatedUsers')) OR (
      any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))) IS TRUE END
