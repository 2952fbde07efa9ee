/*
Caches of AppSync APIs.
  transit  data is encrypted on the way to the cache
  at_rest  data in the cache is encrypted
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-appsync-apicache.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appsync_api_cache
*/
CREATE VIEW aws_appsync_cache AS
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'transitEncryptionEnabled') AS transit,
  json_bool_or(false, configuration, 'atRestEncryptionEnabled') AS at_rest
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::AppSync::ApiCache'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'TransitEncryptionEnabled') AS transit,
  json_bool_or(false, configuration, 'AtRestEncryptionEnabled') AS at_rest
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::AppSync::ApiCache'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'transit_encryption_enabled') AS transit,
  json_bool_or(false, configuration, 'at_rest_encryption_enabled') AS at_rest
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_appsync_api_cache'
