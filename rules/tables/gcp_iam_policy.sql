/*
IAM: who has which role on what. Live: the policy of any asset, one row an asset whose record carries it. Terraform: one row a
resource of the kinds google_*_iam_binding and google_*_iam_member, which add to policies that the plan does not show, and
google_*_iam_policy, which is a policy whole (policy_data); and google_*_iam_audit_config.
Document: https://cloud.google.com/iam/docs/reference/rest/v1/Policy
  target    kind of thing that the policy is on: project, folder, organization, bucket, dataset, kms_key, secret, function,
            run_service, topic, service_account, image, instance, other
  bindings  list of {role, members, conditional}; members as IAM writes them: user:…, allUsers; conditional: a condition limits it
  audit     list of {service, types, exempt}: which audit logs are on; types ADMIN_READ, DATA_READ, DATA_WRITE; exempt: somebody is left out.
            In Terraform NULL but for what is about all services
*/
CREATE VIEW gcp_iam_policy AS
SELECT resource_uid, resource_type, resource_name AS name, account AS project,
  CASE resource_type
    WHEN 'cloudresourcemanager.googleapis.com/Project' THEN 'project'
    WHEN 'cloudresourcemanager.googleapis.com/Folder' THEN 'folder'
    WHEN 'cloudresourcemanager.googleapis.com/Organization' THEN 'organization' WHEN 'storage.googleapis.com/Bucket' THEN 'bucket'
    WHEN 'bigquery.googleapis.com/Dataset' THEN 'dataset' WHEN 'cloudkms.googleapis.com/CryptoKey' THEN 'kms_key'
    WHEN 'cloudkms.googleapis.com/KeyRing' THEN 'kms_key' WHEN 'secretmanager.googleapis.com/Secret' THEN 'secret'
    WHEN 'cloudfunctions.googleapis.com/CloudFunction' THEN 'function'
    WHEN 'cloudfunctions.googleapis.com/Function' THEN 'function' WHEN 'run.googleapis.com/Service' THEN 'run_service'
    WHEN 'pubsub.googleapis.com/Topic' THEN 'topic' WHEN 'iam.googleapis.com/ServiceAccount' THEN 'service_account'
    WHEN 'compute.googleapis.com/Image' THEN 'image' WHEN 'compute.googleapis.com/Instance' THEN 'instance'
    ELSE 'other' END AS target,
  array_transform(json_array_or_empty(configuration, 'iam_policy', 'bindings'), lambda b : named_struct(
    'role', b ->> 'role', 'members', json_texts_or_empty(b, 'members'), 'conditional', json_has(b, 'condition'))) AS bindings,
  array_transform(
    json_array_or_empty(configuration, 'iam_policy',
      CASE WHEN json_has(configuration, 'iam_policy', 'audit_configs') THEN 'audit_configs' ELSE 'auditConfigs' END),
    lambda a : named_struct(
      'service', a ->> 'service',
      'types', array_transform(
        json_array_or_empty(a, CASE WHEN json_has(a, 'audit_log_configs') THEN 'audit_log_configs' ELSE 'auditLogConfigs' END),
        lambda l : CASE
          WHEN json_has(l, 'logType') THEN l ->> 'logType'
          WHEN l ->> 'log_type' IN ('1', 'ADMIN_READ') THEN 'ADMIN_READ'
          WHEN l ->> 'log_type' IN ('2', 'DATA_WRITE') THEN 'DATA_WRITE'
          WHEN l ->> 'log_type' IS NOT NULL THEN 'DATA_READ' END),
      'exempt', any_match(
        json_array_or_empty(a, CASE WHEN json_has(a, 'audit_log_configs') THEN 'audit_log_configs' ELSE 'auditLogConfigs' END),
        lambda l : json_has(l, 'exemptedMembers', 0) OR json_has(l, 'exempted_members', 0)))) AS audit
FROM changes WHERE shape = 'gcp_asset' AND json_has(configuration, 'iam_policy')
UNION ALL BY NAME
SELECT resource_uid, resource_type, resource_name AS name, configuration ->> 'project' AS project,
  CASE
    WHEN resource_type LIKE 'google\_project\_%' THEN 'project'
    WHEN resource_type LIKE 'google\_folder\_%' THEN 'folder'
    WHEN resource_type LIKE 'google\_organization\_%' THEN 'organization'
    WHEN resource_type LIKE 'google\_storage\_bucket\_%' THEN 'bucket'
    WHEN resource_type LIKE 'google\_bigquery\_%' THEN 'dataset'
    WHEN resource_type LIKE 'google\_kms\_%' THEN 'kms_key'
    WHEN resource_type LIKE 'google\_secret\_%' THEN 'secret'
    WHEN resource_type LIKE 'google\_cloudfunctions%' THEN 'function'
    WHEN resource_type LIKE 'google\_cloud\_run\_%' THEN 'run_service'
    WHEN resource_type LIKE 'google\_pubsub\_topic\_%' THEN 'topic'
    WHEN resource_type LIKE 'google\_service\_account\_%' THEN 'service_account'
    WHEN resource_type LIKE 'google\_compute\_image\_%' THEN 'image'
    WHEN resource_type LIKE 'google\_compute\_instance\_%' THEN 'instance'
    ELSE 'other' END AS target,
  array_transform(json_list(configuration), lambda b : named_struct(
    'role', b ->> 'role',
    'members', CASE WHEN resource_type LIKE '%\_iam\_member' THEN json_texts(b, 'member') ELSE json_texts(b, 'members') END,
    'conditional', json_has(b, 'condition', 0))) AS bindings
FROM changes
WHERE shape = 'terraform' AND provider = 'gcp' AND (resource_type LIKE '%\_iam\_binding' OR resource_type LIKE '%\_iam\_member')
UNION ALL BY NAME
SELECT resource_uid, resource_type, resource_name AS name, configuration ->> 'project' AS project,
  CASE
    WHEN resource_type LIKE 'google\_project\_%' THEN 'project'
    WHEN resource_type LIKE 'google\_folder\_%' THEN 'folder'
    WHEN resource_type LIKE 'google\_organization\_%' THEN 'organization'
    WHEN resource_type LIKE 'google\_storage\_bucket\_%' THEN 'bucket'
    WHEN resource_type LIKE 'google\_bigquery\_%' THEN 'dataset'
    WHEN resource_type LIKE 'google\_kms\_%' THEN 'kms_key'
    WHEN resource_type LIKE 'google\_secret\_%' THEN 'secret'
    WHEN resource_type LIKE 'google\_cloudfunctions%' THEN 'function'
    WHEN resource_type LIKE 'google\_cloud\_run\_%' THEN 'run_service'
    WHEN resource_type LIKE 'google\_pubsub\_topic\_%' THEN 'topic'
    WHEN resource_type LIKE 'google\_service\_account\_%' THEN 'service_account'
    WHEN resource_type LIKE 'google\_compute\_image\_%' THEN 'image'
    WHEN resource_type LIKE 'google\_compute\_instance\_%' THEN 'instance'
    ELSE 'other' END AS target,
  array_transform(json_get_array(json_document(configuration, 'policy_data'), 'bindings'), lambda b : named_struct(
    'role', b ->> 'role', 'members', json_texts_or_empty(b, 'members'), 'conditional', json_has(b, 'condition'))) AS bindings
FROM changes WHERE shape = 'terraform' AND provider = 'gcp' AND resource_type LIKE '%\_iam\_policy'
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam
SELECT resource_uid, resource_type, resource_name AS name, configuration ->> 'project' AS project,
  CASE
    WHEN resource_type LIKE 'google\_project\_%' THEN 'project'
    WHEN resource_type LIKE 'google\_folder\_%' THEN 'folder' ELSE 'organization' END AS target,
  array_transform(no_elements(configuration), lambda b : named_struct(
    'role', b ->> 'role', 'members', json_texts_or_empty(b, 'members'), 'conditional', false)) AS bindings,
  -- Of one service it says nothing of the others.
  array_transform(CASE WHEN configuration ->> 'service' = 'allServices' THEN json_list(configuration) END, lambda a : named_struct(
    'service', a ->> 'service',
    'types', array_transform(json_array_or_empty(a, 'audit_log_config'), lambda l : l ->> 'log_type'),
    'exempt', any_match(json_array_or_empty(a, 'audit_log_config'), lambda l : json_has(l, 'exempted_members', 0)))) AS audit
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('google_project_iam_audit_config', 'google_folder_iam_audit_config', 'google_organization_iam_audit_config')
