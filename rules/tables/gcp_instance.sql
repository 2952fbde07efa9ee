/*
Compute Engine machines, and in Terraform the templates out of which groups make them. Old exports name lists in the singular.
Defaults: https://cloud.google.com/compute/docs/reference/rest/v1/instances and
https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
  name, project, zone
  template             it is a template
  can_ip_forward, deletion_protection, preemptible   false by default
  automatic_restart    true by default
  host_maintenance     MIGRATE by default, TERMINATE
  interfaces           list of {network, external}: external whether it has an external address
  accounts             list of {email, scopes}; scopes as the record has them: URLs, or gcloud's aliases
  metadata             list of {key, value}
  secure_boot          false by default
  vtpm, integrity      true by default where the machine is a shielded one
  confidential         false by default
  disks                list of {name, kms_key, customer_key, auto_delete}; kms_key the empty text: none; customer_key: encrypted
                       with a key that the customer supplies
  gke, dataflow        made by these services, which set them up
*/
CREATE VIEW gcp_instance AS
SELECT resource_uid, resource_name AS name, account AS project, region AS zone, false AS template,
  json_bool_or(false, resource, 'canIpForward') AS can_ip_forward,
  json_bool_or(false, resource, 'deletionProtection') AS deletion_protection,
  json_bool_or(false, resource, 'scheduling', 'preemptible') AS preemptible,
  json_bool_or(true, resource, 'scheduling', 'automaticRestart') AS automatic_restart,
  json_text_or('MIGRATE', resource, 'scheduling', 'onHostMaintenance') AS host_maintenance,
  array_transform(json_array_or_empty(resource, CASE WHEN json_has(resource, 'networkInterface') THEN 'networkInterface'
    ELSE 'networkInterfaces' END),
    lambda i : named_struct(
      'network', i ->> 'network',
      'external', array_length(json_array_or_empty(i, 'accessConfigs')) > 0 OR array_length(json_array_or_empty(i, 'accessConfig')) > 0
        OR array_length(json_array_or_empty(i, 'ipv6AccessConfigs')) > 0)) AS interfaces,
  array_transform(json_array_or_empty(resource, CASE WHEN json_has(resource, 'serviceAccount') THEN 'serviceAccount'
    ELSE 'serviceAccounts' END),
    lambda a : named_struct(
      'email', a ->> 'email',
        'scopes', json_texts_or_empty(a, CASE WHEN json_has(a, 'scope') THEN 'scope' ELSE 'scopes' END))) AS accounts,
  array_transform(json_array_or_empty(resource, 'metadata', 'items'), lambda m : named_struct(
    'key', m ->> 'key', 'value', m ->> 'value')) AS metadata,
  json_bool_or(false, resource, 'shieldedInstanceConfig', 'enableSecureBoot') AS secure_boot,
  json_bool_or(false, resource, 'shieldedInstanceConfig', 'enableVtpm') AS vtpm,
  json_bool_or(false, resource, 'shieldedInstanceConfig', 'enableIntegrityMonitoring') AS integrity,
  json_bool_or(false, resource, 'confidentialInstanceConfig', 'enableConfidentialCompute') AS confidential,
  array_transform(json_array_or_empty(resource, CASE WHEN json_has(resource, 'disk') THEN 'disk' ELSE 'disks' END), lambda d :
    named_struct(
    'name', d ->> 'deviceName',
    'kms_key', json_text_or('', d, 'diskEncryptionKey', 'kmsKeyName'),
    'customer_key', json_has(d, 'diskEncryptionKey', 'sha256') OR json_has(d, 'diskEncryptionKey', 'rawKey')
      OR json_has(d, 'diskEncryptionKey', 'rsaEncryptedKey'),
    'auto_delete', json_bool_or(false, d, 'autoDelete'))) AS disks,
  json_has(resource, 'labels', 'goog-gke-node') OR starts_with(resource_name, 'gke-') AS gke,
  json_has(resource, 'labels', 'dataflow_job_id') AS dataflow
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'compute.googleapis.com/Instance'
)
UNION ALL BY NAME
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
  array_transform(json_array_or_empty(configuration, 'service_account'), lambda a : named_struct(
    'email', json_text_or('default', a, 'email'), 'scopes', json_texts_or_empty(a, 'scopes'))) AS accounts,
  array_transform(
    json_entries(CASE WHEN NOT json_has(configuration, 'metadata') THEN '{}' ELSE configuration -> 'metadata' END),
    lambda m : named_struct('key', m['key'], 'value', json_as_text(m['value']))) AS metadata,
  json_bool_or(false, configuration, 'shielded_instance_config', 0, 'enable_secure_boot') AS secure_boot,
  CASE WHEN json_has(configuration, 'shielded_instance_config', 0)
    THEN json_bool_or(true, configuration, 'shielded_instance_config', 0, 'enable_vtpm') ELSE false END AS vtpm,
  CASE WHEN json_has(configuration, 'shielded_instance_config', 0)
    THEN json_bool_or(true, configuration, 'shielded_instance_config', 0, 'enable_integrity_monitoring') ELSE false END
      AS integrity,
  json_bool_or(false, configuration, 'confidential_instance_config', 0, 'enable_confidential_compute') AS confidential,
  array_transform(
    CASE WHEN resource_type <> 'google_compute_instance' THEN json_array_or_empty(configuration, 'disk')
      WHEN json_array_or_empty(configuration, 'boot_disk') IS NOT NULL AND json_array_or_empty(configuration, 'attached_disk') IS NOT NULL
      THEN array_concat(json_array_or_empty(configuration, 'boot_disk'), json_array_or_empty(configuration, 'attached_disk')) END,
    lambda d : named_struct(
      'name', d ->> 'source',
      'kms_key', CASE WHEN json_has(d, 'kms_key_self_link') THEN d ->> 'kms_key_self_link'
        ELSE json_text_or('', d, 'disk_encryption_key', 0, 'kms_key_self_link') END,
      'customer_key', json_has(d, 'disk_encryption_key_raw') OR json_has(d, 'disk_encryption_key', 0, 'raw_key'),
      'auto_delete', json_bool_or(true, d, 'auto_delete'))) AS disks,
  false AS gke, false AS dataflow
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('google_compute_instance', 'google_compute_instance_template', 'google_compute_region_instance_template')
