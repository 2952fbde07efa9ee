SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project, configuration ->> 'zone' AS zone,
  resource_type <> 'google_compute_instance' AS template,
  json_bool_or(false, configuration, 'can_ip_forward') AS can_ip_forward,
  json_bool_or(false, configuration, 'deletion_protection') AS deletion_protection,
  json_bool_or(false, configuration, 'scheduling', 0, 'preemptible') AS preemptible,
  json_bool_or(true, configuration, 'scheduling', 0, 'automatic_restart') AS automatic_restart,
  json_text_or('MIGRATE', configuration, 'scheduling', 0, 'on_host_maintenance') AS host_maintenance,
  array_transform(json_array_or_empty(configuration, 'network_interface'), lambda i : named_struct(
    'network', i ->> 'network',
    'external', array_length(json_array_or_empty(i, 'access_config')) > 0
      OR array_length(json_array_or_empty(i, 'ipv6_access_config')) > 0)) AS interfaces,
  array_transform(json_array_or_empty(configuration, 'service_account'), lambda a :
    named_struct('email', json_text_or('default', a, 'email'), 'scopes', json_texts_or_empty(a, 'scopes'))) AS accounts,
  array_transform(
    json_entries(CASE WHEN NOT json_has(configuration, 'metadata') THEN '{}' ELSE configuration -> 'metadata' END),
    lambda m : named_struct('key', m['key'], 'value', json_as_text(m['value']))) AS metadata,
  json_bool_or(false, configuration, 'shielded_instance_config', 0, 'enable_secure_boot') AS secure_boot,
  CASE WHEN json_has(configuration, 'shielded_instance_config', 0)
      THEN json_bool_or(true, configuration, 'shielded_instance_config', 0, 'enable_vtpm') END AS vtpm,
  CASE WHEN json_has(configuration, 'shielded_instance_config', 0)
      THEN json_bool_or(true, configuration, 'shielded_instance_config', 0, 'enable_integrity_monitoring') END AS integrity,
  json_bool_or(false, configuration, 'confidential_instance_config', 0, 'enable_confidential_compute') AS confidential,
  array_transform(
    CASE WHEN resource_type <> 'google_compute_instance' THEN json_array_or_empty(configuration, 'disk')
      WHEN json_array_or_empty(configuration, 'boot_disk') IS NOT NULL
          AND json_array_or_empty(configuration, 'attached_disk') IS NOT NULL
        THEN array_concat(
          json_array_or_empty(configuration, 'boot_disk'), json_array_or_empty(configuration, 'attached_disk')) END,
    lambda d : named_struct(
      'name', d ->> 'source',
      'kms_key', CASE WHEN json_has(d, 'kms_key_self_link') THEN d ->> 'kms_key_self_link'
        ELSE json_text_or('', d, 'disk_encryption_key', 0, 'kms_key_self_link') END,
      'customer_key', json_text_or('', d, 'disk_encryption_key_raw') <> ''
        OR json_text_or('', d, 'disk_encryption_key', 0, 'raw_key') <> '',
      'auto_delete', json_bool_or(true, d, 'auto_delete'))) AS disks,
  false AS gke, false AS dataflow
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('google_compute_instance', 'google_compute_instance_template', 'google_compute_region_instance_template')
