/*
Keys of Cloud KMS. Document: https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings.cryptoKeys
  name, project
  purpose           ENCRYPT_DECRYPT: symmetric, the only kind that rotates by itself
  rotation_seconds  0: it does not rotate by itself; NULL: not known
  next_rotation     NULL: none
  protection        SOFTWARE by default, HSM, EXTERNAL
  enabled           the primary version is enabled; NULL: not in the record
*/
CREATE VIEW gcp_kms_key AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_text_or('ENCRYPT_DECRYPT', resource, 'purpose') AS purpose,
  CASE WHEN NOT json_has(resource, 'rotationPeriod') THEN 0
    ELSE CAST(TRY_CAST(rtrim(json_get_str(resource, 'rotationPeriod'), 's') AS DOUBLE) AS BIGINT) END AS rotation_seconds,
  resource ->> 'nextRotationTime' AS next_rotation,
  json_text_or('SOFTWARE', resource, 'versionTemplate', 'protectionLevel') AS protection,
  resource -> 'primary' ->> 'state' = 'ENABLED' AS enabled
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'cloudkms.googleapis.com/CryptoKey'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, account AS project,
  json_text_or('ENCRYPT_DECRYPT', configuration, 'purpose') AS purpose,
  CASE WHEN NOT json_has(configuration, 'rotation_period') THEN 0
    ELSE CAST(TRY_CAST(rtrim(json_get_str(configuration, 'rotation_period'), 's') AS DOUBLE) AS BIGINT) END AS rotation_seconds,
  json_text_or('SOFTWARE', configuration, 'version_template', 0, 'protection_level') AS protection
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_kms_crypto_key'
