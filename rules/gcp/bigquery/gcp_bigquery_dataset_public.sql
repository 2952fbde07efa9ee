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
FROM (
  SELECT resource_uid, project, name, access, bindings, access_said, bindings_said FROM gcp_bigquery_dataset
  UNION ALL BY NAME
  SELECT resource_uid, project, name,
    array_transform(make_array(who), lambda w : named_struct('role', nullif(w, w), 'who', w)) AS access,
    true AS access_said, false AS bindings_said
  FROM gcp_bigquery_access
)
WHERE -- One list in two forms: either decides where the other is not in the record.
  CASE WHEN access_said OR bindings_said THEN
    CASE access_said WHEN false THEN false ELSE any_match(access, lambda a : a['who'] IN ('allUsers', 'allAuthenticatedUsers')) END
      OR CASE bindings_said WHEN false THEN false
        ELSE any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers'))) END END
