/*
Redis instances of Memorystore, and its clusters. Defaults: https://cloud.google.com/memorystore/docs/redis/reference/rest/v1/projects.locations.instances and
https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/redis_instance
  name, project
  auth      clients must log in; false by default
  tls       SERVER_AUTHENTICATION, or DISABLED by default
  kms_key   the empty text: Google's own
*/
CREATE VIEW gcp_redis_instance AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_bool_or(false, resource, 'authEnabled') AS auth,
  json_text_or('DISABLED', resource, 'transitEncryptionMode') AS tls,
  json_text_or('', resource, 'customerManagedKey') AS kms_key
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'redis.googleapis.com/Instance'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  json_bool_or(false, configuration, 'auth_enabled') AS auth,
  json_text_or('DISABLED', configuration, 'transit_encryption_mode') AS tls,
  json_text_or('', configuration, 'customer_managed_key') AS kms_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_redis_instance'
UNION ALL BY NAME
-- https://cloud.google.com/memorystore/docs/cluster/reference/rest/v1/projects.locations.clusters
SELECT resource_uid, resource_name AS name, account AS project,
  json_text_or('AUTH_MODE_DISABLED', resource, 'authorizationMode') = 'AUTH_MODE_IAM_AUTH' AS auth,
  regexp_replace(json_text_or('DISABLED', resource, 'transitEncryptionMode'), '^TRANSIT_ENCRYPTION_MODE_', '') AS tls,
  json_text_or('', resource, 'kmsKey') AS kms_key
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'redis.googleapis.com/Cluster'
)
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/redis_cluster
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  json_text_or('AUTH_MODE_DISABLED', configuration, 'authorization_mode') = 'AUTH_MODE_IAM_AUTH' AS auth,
  regexp_replace(json_text_or('TRANSIT_ENCRYPTION_MODE_DISABLED', configuration, 'transit_encryption_mode'), '^TRANSIT_ENCRYPTION_MODE_', '') AS tls,
  json_text_or('', configuration, 'kms_key') AS kms_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_redis_cluster'
