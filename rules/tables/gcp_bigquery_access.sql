/*
Entries of the access lists of BigQuery datasets that plans keep in resources of their own.
  name, project   name: the dataset
  who             a special group, group, user, domain or IAM member; the empty text: none of them
Document: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_dataset_access
*/
CREATE VIEW gcp_bigquery_access AS
SELECT resource_uid, configuration ->> 'dataset_id' AS name, configuration ->> 'project' AS project,
  CASE
    WHEN json_has(configuration, 'special_group') THEN configuration ->> 'special_group'
    WHEN json_has(configuration, 'iam_member') THEN configuration ->> 'iam_member'
    WHEN json_has(configuration, 'special_group') = false AND json_has(configuration, 'iam_member') = false THEN '' END AS who
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_bigquery_dataset_access'
