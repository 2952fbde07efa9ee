/*
BigQuery datasets. Document: https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets
  name, project, location
  kms_key    default key for new tables; the empty text: Google's own
  access     list of {role, who}: who a special group, group, user, domain or IAM member; NULL: not in the record. A dataset that is made without one
             is open to the project's readers, writers and owners
  bindings   IAM: list of {role, members}; NULL: not in the record
  access_said, bindings_said   whether the record has the list
*/
CREATE VIEW gcp_bigquery_dataset AS
SELECT resource_uid, resource_name AS name, account AS project, resource ->> 'location' AS location,
  json_text_or('', resource, 'defaultEncryptionConfiguration', 'kmsKeyName') AS kms_key,
  array_transform(json_get_array(resource, 'access'), lambda a : named_struct(
    'role', a ->> 'role',
    'who', CASE
      WHEN json_has(a, 'specialGroup') IS NULL OR json_has(a, 'iamMember') IS NULL THEN NULL
      WHEN json_has(a, 'specialGroup') THEN a ->> 'specialGroup'
      WHEN json_has(a, 'iamMember') THEN a ->> 'iamMember'
      WHEN json_has(a, 'groupByEmail') THEN a ->> 'groupByEmail'
      WHEN json_has(a, 'userByEmail') THEN a ->> 'userByEmail'
      WHEN json_has(a, 'domain') THEN a ->> 'domain'
      ELSE '' END)) AS access,
  json_has(resource, 'access') AS access_said,
  json_has(configuration, 'iam_policy', 'bindings') AS bindings_said,
  array_transform(json_get_array(configuration, 'iam_policy', 'bindings'), lambda b :
    named_struct('role', b ->> 'role', 'members', json_texts_or_empty(b, 'members'))) AS bindings
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'bigquery.googleapis.com/Dataset'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'dataset_id' AS name, configuration ->> 'project' AS project,
  configuration ->> 'location' AS location,
  json_text_or('', configuration, 'default_encryption_configuration', 0, 'kms_key_name') AS kms_key,
  array_transform(CASE WHEN kind = 'create' THEN json_array_or_empty(configuration, 'access') ELSE json_get_array(configuration, 'access') END, lambda a : named_struct(
    'role', a ->> 'role',
    'who', CASE
      WHEN json_has(a, 'special_group') IS NULL OR json_has(a, 'iam_member') IS NULL THEN NULL
      WHEN json_text_or('', a, 'special_group') <> '' THEN a ->> 'special_group'
      WHEN json_text_or('', a, 'iam_member') <> '' THEN a ->> 'iam_member'
      WHEN json_text_or('', a, 'group_by_email') <> '' THEN a ->> 'group_by_email'
      WHEN json_text_or('', a, 'user_by_email') <> '' THEN a ->> 'user_by_email'
      WHEN json_text_or('', a, 'domain') <> '' THEN a ->> 'domain'
      ELSE '' END)) AS access,
  CASE WHEN kind = 'create' AND json_has(configuration, 'access') IS NOT NULL THEN true ELSE json_has(configuration, 'access') END AS access_said,
  false AS bindings_said
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_bigquery_dataset'
