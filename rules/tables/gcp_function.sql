/*
Cloud Functions of both generations. Documents: https://cloud.google.com/functions/docs/reference/rest/v1/projects.locations.functions
and https://cloud.google.com/functions/docs/reference/rest/v2/projects.locations.functions
  name, project
  ingress     ALLOW_ALL by default, ALLOW_INTERNAL_ONLY, ALLOW_INTERNAL_AND_GCLB
  connector   VPC connector; the empty text: none
  service_account   the empty text: the default one
  http        it answers HTTP requests
  plain       plain HTTP is answered too (first generation); NULL: not said. The second generation redirects
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudfunctions_function
*/
CREATE VIEW gcp_function AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_text_or(
    CASE WHEN NOT json_has(resource, 'ingressSettings') THEN 'ALLOW_ALL' ELSE resource ->> 'ingressSettings' END, resource,
    'serviceConfig', 'ingressSettings') AS ingress,
  json_text_or(
    CASE WHEN NOT json_has(resource, 'vpcConnector') THEN '' ELSE resource ->> 'vpcConnector' END, resource, 'serviceConfig',
    'vpcConnector') AS connector,
  json_text_or(
    CASE WHEN NOT json_has(resource, 'serviceAccountEmail') THEN '' ELSE resource ->> 'serviceAccountEmail' END, resource,
    'serviceConfig', 'serviceAccountEmail') AS service_account,
  json_has(resource, 'httpsTrigger') OR (json_has(resource, 'serviceConfig') AND NOT json_has(resource, 'eventTrigger')) AS http,
  CASE WHEN NOT json_has(resource, 'httpsTrigger') THEN false
    ELSE json_get_str(resource, 'httpsTrigger', 'securityLevel') = 'SECURE_OPTIONAL' END AS plain
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset'
    AND resource_type IN ('cloudfunctions.googleapis.com/CloudFunction', 'cloudfunctions.googleapis.com/Function')
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  json_text_or('ALLOW_ALL', configuration, 'ingress_settings') AS ingress,
  json_text_or('', configuration, 'vpc_connector') AS connector,
  json_text_or('', configuration, 'service_account_email') AS service_account,
  json_bool_or(false, configuration, 'trigger_http') AS http,
  json_get_str(configuration, 'https_trigger_security_level') = 'SECURE_OPTIONAL' AS plain
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_cloudfunctions_function'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  json_text_or('ALLOW_ALL', configuration, 'service_config', 0, 'ingress_settings') AS ingress,
  json_text_or('', configuration, 'service_config', 0, 'vpc_connector') AS connector,
  json_text_or('', configuration, 'service_config', 0, 'service_account_email') AS service_account,
  NOT json_has(configuration, 'event_trigger', 0) AS http, false AS plain
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_cloudfunctions2_function'
