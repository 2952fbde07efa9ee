/*
BigQuery tables. Document: https://cloud.google.com/bigquery/docs/reference/rest/v2/tables
  name, project
  kms_key   the empty text: Google's own
*/
CREATE VIEW gcp_bigquery_table AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_text_or('', configuration -> 'resource', 'encryptionConfiguration', 'kmsKeyName') AS kms_key
FROM changes WHERE shape = 'gcp_asset' AND resource_type = 'bigquery.googleapis.com/Table'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'table_id' AS name, configuration ->> 'project' AS project,
  json_text_or('', configuration, 'encryption_configuration', 0, 'kms_key_name') AS kms_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_bigquery_table'
