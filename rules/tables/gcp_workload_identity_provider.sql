/*
Providers of workload identity pools: whose tokens are taken for identities of the project.
  name, project
  issuer     address of the issuer; the empty text: AWS, SAML or X.509
  condition  what a token must say; the empty text: nothing
Document: https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools.providers
*/
CREATE VIEW gcp_workload_identity_provider AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_text_or('', resource, 'oidc', 'issuerUri') AS issuer, json_text_or('', resource, 'attributeCondition') AS condition
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'iam.googleapis.com/WorkloadIdentityPoolProvider'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'workload_identity_pool_provider_id' AS name, configuration ->> 'project' AS project,
  json_text_or('', configuration, 'oidc', 0, 'issuer_uri') AS issuer,
  json_text_or('', configuration, 'attribute_condition') AS condition
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_iam_workload_identity_pool_provider'
