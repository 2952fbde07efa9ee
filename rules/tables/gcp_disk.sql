/*
Disks of Compute Engine. Document: https://cloud.google.com/compute/docs/reference/rest/v1/disks
  name, project
  kms_key            key of the customer in Cloud KMS; the empty text: none
  customer_key       encrypted with a key that the customer supplies
  raw_key            that key stands in the configuration; a live disk does not show it
  snapshot_policies  schedules that are attached
*/
CREATE VIEW gcp_disk AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_text_or('', resource, 'diskEncryptionKey', 'kmsKeyName') AS kms_key,
  json_text_or('', resource, 'diskEncryptionKey', 'sha256') <> ''
    OR json_text_or('', resource, 'diskEncryptionKey', 'rawKey') <> ''
    OR json_text_or('', resource, 'diskEncryptionKey', 'rsaEncryptedKey') <> '' AS customer_key,
  json_texts_or_empty(resource, 'resourcePolicies') AS snapshot_policies,
  CASE WHEN resource IS NOT NULL THEN false END AS raw_key
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type IN ('compute.googleapis.com/Disk', 'compute.googleapis.com/RegionDisk')
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  json_text_or('', configuration, 'disk_encryption_key', 0, 'kms_key_self_link') AS kms_key,
  json_text_or('', configuration, 'disk_encryption_key', 0, 'raw_key') <> ''
    OR json_text_or('', configuration, 'disk_encryption_key', 0, 'rsa_encrypted_key') <> '' AS customer_key,
  json_text_or('', configuration, 'disk_encryption_key', 0, 'raw_key') <> '' AS raw_key
FROM changes WHERE shape = 'terraform' AND resource_type IN ('google_compute_disk', 'google_compute_region_disk')
