/*
Cloud Storage buckets. Live buckets leave out what is off: an absent setting has the API's default
(https://cloud.google.com/storage/docs/json_api/v1/buckets); Terraform's defaults:
https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
  name, project, location   location upper case
  uniform_access            access by IAM alone (uniformBucketLevelAccess, earlier bucketPolicyOnly); false by default
  public_access_prevention  inherited by default, enforced
  versioning                false by default
  log_bucket                where access is logged; the empty text: nowhere
  kms_key                   default key of the customer; the empty text: Google's own
  retention_seconds         0: no retention policy
  retention_locked          false by default
  soft_delete_seconds       how long deleted objects can be brought back; 7 days by default
  lifecycle_rules           number of rules
  acl                       entities that the ACL names, or the one that new objects get: allUsers, user-ada@example.org; empty where
                            the record has none: what a bucket's ACL allows stands in its policy as well
  bindings                  IAM: list of {role, members}; NULL: not in the record. In a plan those that stand beside it; of a bucket that is there
                            already others may have been given
*/
CREATE VIEW gcp_bucket AS
SELECT resource_uid, resource_name AS name, account AS project,
  upper(resource ->> 'location') AS location,
  json_bool_or(false, resource, 'iamConfiguration', 'uniformBucketLevelAccess', 'enabled')
    OR json_bool_or(false, resource, 'iamConfiguration', 'bucketPolicyOnly', 'enabled') AS uniform_access,
  json_text_or('inherited', resource, 'iamConfiguration', 'publicAccessPrevention') AS public_access_prevention,
  json_bool_or(false, resource, 'versioning', 'enabled') AS versioning,
  json_text_or('', resource, 'logging', 'logBucket') AS log_bucket,
  json_text_or('', resource, 'encryption', 'defaultKmsKeyName') AS kms_key,
  json_int_or(0, resource, 'retentionPolicy', 'retentionPeriod') AS retention_seconds,
  json_bool_or(false, resource, 'retentionPolicy', 'isLocked') AS retention_locked,
  json_int_or(604800, resource, 'softDeletePolicy', 'retentionDurationSeconds') AS soft_delete_seconds,
  array_length(json_array_or_empty(resource, 'lifecycle', 'rule')) AS lifecycle_rules,
  array_transform(texts_of_both(json_array_or_empty(resource, 'acl'), json_array_or_empty(resource, 'defaultObjectAcl')), lambda a :
    a ->> 'entity') AS acl,
  array_transform(json_get_array(configuration, 'iam_policy', 'bindings'), lambda b :
    named_struct('role', b ->> 'role', 'members', json_texts_or_empty(b, 'members'))) AS bindings
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'storage.googleapis.com/Bucket'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  upper(configuration ->> 'location') AS location,
  json_bool_or(false, configuration, 'uniform_bucket_level_access')
    OR json_bool_or(false, configuration, 'bucket_policy_only') AS uniform_access,
  json_text_or('inherited', configuration, 'public_access_prevention') AS public_access_prevention,
  json_bool_or(false, configuration, 'versioning', 0, 'enabled') AS versioning,
  json_text_or('', configuration, 'logging', 0, 'log_bucket') AS log_bucket,
  json_text_or('', configuration, 'encryption', 0, 'default_kms_key_name') AS kms_key,
  json_int_or(0, configuration, 'retention_policy', 0, 'retention_period') AS retention_seconds,
  json_bool_or(false, configuration, 'retention_policy', 0, 'is_locked') AS retention_locked,
  json_int_or(604800, configuration, 'soft_delete_policy', 0, 'retention_duration_seconds') AS soft_delete_seconds,
  array_length(json_array_or_empty(configuration, 'lifecycle_rule')) AS lifecycle_rules,
  -- Resources of their own, which the plan lays over the bucket.
  array_transform(
    texts_of_both(
      flatten(array_transform(json_array_or_empty(configuration, '$acl'), lambda a : CASE
        WHEN json_has(a, 'entity') IS NOT FALSE THEN make_array(a ->> 'entity')
        WHEN json_text_or('', a, 'predefined_acl') IS NULL THEN unknown_text()
        WHEN json_text_or('', a, 'predefined_acl') IN ('publicRead', 'publicReadWrite', 'authenticatedRead') THEN make_array('allUsers')
        ELSE coalesce(array_transform(json_texts_or_empty(a, 'role_entity'), lambda e : split_part(e, ':', 2)), unknown_text()) END)),
      CASE WHEN kind = 'create' THEN no_texts(configuration) ELSE unknown_text() END),
    lambda e : e) AS acl,
  array_transform(
    texts_of_both(json_array_or_empty(configuration, '$iam'), CASE WHEN kind = 'create' THEN no_elements(configuration) ELSE unknown_text() END),
    lambda b : named_struct('role', b ->> 'role', 'members', CASE
      WHEN json_has(b, 'member') THEN json_texts(b, 'member')
      WHEN json_has(b, 'members') THEN json_texts(b, 'members')
      WHEN json_has(b, 'policy_data') THEN flatten(array_transform(json_get_array(json_document(b, 'policy_data'), 'bindings'), lambda p :
        coalesce(json_texts_or_empty(p, 'members'), unknown_text()))) END)) AS bindings
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_storage_bucket'
