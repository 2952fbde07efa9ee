/*
Access control lists of Cloud Storage that Terraform sets apart from buckets.
Document: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket_acl
  name, project   name: the bucket
  entities        whom the list names: allUsers, user-ada@example.org
  predefined      a list by name: publicRead; the empty text: none
*/
CREATE VIEW gcp_storage_acl AS
SELECT resource_uid, configuration ->> 'bucket' AS name, account AS project,
  array_transform(json_texts_or_empty(configuration, 'role_entity'), lambda e : split_part(e, ':', 2)) AS entities,
  CASE json_has(configuration, 'predefined_acl') WHEN true THEN json_get_str(configuration, 'predefined_acl')
    WHEN false THEN json_text_or('', configuration, 'default_acl') END AS predefined
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('google_storage_bucket_acl', 'google_storage_default_object_acl', 'google_storage_object_acl')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'bucket' AS name, account AS project,
  json_texts(configuration, 'entity') AS entities,
  '' AS predefined
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('google_storage_bucket_access_control', 'google_storage_default_object_access_control',
  'google_storage_object_access_control')
