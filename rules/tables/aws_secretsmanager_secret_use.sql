/*
When secrets were changed and read: what only live records tell.
  last_rotated    when it was changed last
  last_used       when it was read last, to the day; NULL: never, or not collected
  created         when it was created
  owning_service  AWS service that manages it; empty: none
*/
CREATE VIEW aws_secretsmanager_secret_use AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'LastRotatedDate') AS last_rotated,
  json_get_str(configuration, 'LastAccessedDate') AS last_used,
  json_get_str(configuration, 'CreatedDate') AS created,
  json_text_or('', configuration, 'OwningService') AS owning_service
FROM changes WHERE shape IN ('aws_config', 'aws_api') AND resource_type = 'AWS::SecretsManager::Secret'
