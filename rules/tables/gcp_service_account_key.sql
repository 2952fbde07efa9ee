/*
Keys of service accounts. Document: https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts.keys
  name, project
  type        USER_MANAGED: somebody holds the private key; SYSTEM_MANAGED: Google does
  created     when it became valid; NULL in Terraform
  disabled    false by default
*/
CREATE VIEW gcp_service_account_key AS
SELECT resource_uid, resource_name AS name, account AS project, resource ->> 'keyType' AS type,
  resource ->> 'validAfterTime' AS created,
  json_bool_or(false, resource, 'disabled') AS disabled
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'iam.googleapis.com/ServiceAccountKey'
)
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account AS project,
  -- What Terraform makes is always such a key.
  CASE WHEN configuration IS NOT NULL THEN 'USER_MANAGED' END AS type, false AS disabled
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_service_account_key'
