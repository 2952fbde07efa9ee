/*
Topics of Pub/Sub. Document: https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.topics
  name, project
  kms_key   the empty text: Google's own
*/
CREATE VIEW gcp_pubsub_topic AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_text_or('', configuration -> 'resource', 'kmsKeyName') AS kms_key
FROM changes WHERE shape = 'gcp_asset' AND resource_type = 'pubsub.googleapis.com/Topic'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  json_text_or('', configuration, 'kms_key_name') AS kms_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_pubsub_topic'
