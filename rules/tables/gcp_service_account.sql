/*
Service accounts. Document: https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts
  name, project
  email      in Terraform the name before the @ only: the rest is known after apply
  default_   Google made it with the project (Compute Engine's or App Engine's); what Terraform makes is none
  disabled   false by default
*/
CREATE VIEW gcp_service_account AS
SELECT resource_uid, resource_name AS name, account AS project, resource ->> 'email' AS email,
  -- https://cloud.google.com/iam/docs/service-account-types#default
  (resource ->> 'email') LIKE '%-compute@developer.gserviceaccount.com'
    OR (resource ->> 'email') LIKE '%@appspot.gserviceaccount.com' AS default_,
  json_bool_or(false, resource, 'disabled') AS disabled
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'iam.googleapis.com/ServiceAccount'
)
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account AS project, configuration ->> 'account_id' AS email,
  CASE WHEN configuration IS NOT NULL THEN false END AS default_,
  json_bool_or(false, configuration, 'disabled') AS disabled
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_service_account'
