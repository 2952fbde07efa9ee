/*
Services of App Engine. Document: https://cloud.google.com/appengine/docs/admin-api/reference/rest/v1/apps.services
  name, project
  versions   versions that get traffic
*/
CREATE VIEW gcp_app_engine_service AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_keys(configuration, 'resource', 'split', 'allocations') AS versions
FROM changes WHERE shape = 'gcp_asset' AND resource_type = 'appengine.googleapis.com/Service'
