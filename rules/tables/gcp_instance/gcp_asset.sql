SELECT resource_uid, resource_name AS name, account AS project, region AS zone, false AS template,
  json_bool_or(false, resource, 'canIpForward') AS can_ip_forward,
  json_bool_or(false, resource, 'deletionProtection') AS deletion_protection,
  json_bool_or(false, resource, 'scheduling', 'preemptible') AS preemptible,
  json_bool_or(true, resource, 'scheduling', 'automaticRestart') AS automatic_restart,
  json_text_or('MIGRATE', resource, 'scheduling', 'onHostMaintenance') AS host_maintenance,
  array_transform(
    json_array_or_empty(resource,
      CASE WHEN json_has(resource, 'networkInterface') THEN 'networkInterface' ELSE 'networkInterfaces' END),
    lambda i : named_struct(
      'network', i ->> 'network',
      'external', array_length(json_array_or_empty(i, 'accessConfigs')) > 0
        OR array_length(json_array_or_empty(i, 'accessConfig')) > 0
        OR array_length(json_array_or_empty(i, 'ipv6AccessConfigs')) > 0)) AS interfaces,
  array_transform(
    json_array_or_empty(resource,
      CASE WHEN json_has(resource, 'serviceAccount') THEN 'serviceAccount' ELSE 'serviceAccounts' END),
    lambda a : named_struct(
      'email', a ->> 'email',
      'scopes', json_texts_or_empty(a, CASE WHEN json_has(a, 'scope') THEN 'scope' ELSE 'scopes' END))) AS accounts,
  array_transform(json_array_or_empty(resource, 'metadata', 'items'), lambda m :
    named_struct('key', m ->> 'key', 'value', m ->> 'value')) AS metadata,
  json_bool_or(false, resource, 'shieldedInstanceConfig', 'enableSecureBoot') AS secure_boot,
  json_bool_or(false, resource, 'shieldedInstanceConfig', 'enableVtpm') AS vtpm,
  json_bool_or(false, resource, 'shieldedInstanceConfig', 'enableIntegrityMonitoring') AS integrity,
  json_bool_or(false, resource, 'confidentialInstanceConfig', 'enableConfidentialCompute') AS confidential,
  array_transform(json_array_or_empty(resource, CASE WHEN json_has(resource, 'disk') THEN 'disk' ELSE 'disks' END), lambda d :
    named_struct(
      'name', d ->> 'deviceName', 'kms_key', json_text_or('', d, 'diskEncryptionKey', 'kmsKeyName'),
      'customer_key', json_text_or('', d, 'diskEncryptionKey', 'sha256') <> ''
        OR json_text_or('', d, 'diskEncryptionKey', 'rawKey') <> ''
        OR json_text_or('', d, 'diskEncryptionKey', 'rsaEncryptedKey') <> '',
      'auto_delete', json_bool_or(false, d, 'autoDelete'))) AS disks,
  json_has(resource, 'labels', 'goog-gke-node') OR starts_with(resource_name, 'gke-') AS gke,
  json_has(resource, 'labels', 'dataflow_job_id') AS dataflow
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'compute.googleapis.com/Instance'
)
