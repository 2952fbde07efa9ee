/*
GraphQL APIs of AppSync.
  log_level       NONE, ERROR, ALL, INFO, DEBUG
  authentication  API_KEY, AWS_IAM, …
  web_acl         a web ACL stands before it, in a plan that of aws_wafv2_web_acl_association; NULL in a template, where the association is a
                  resource of its own
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-appsync-graphqlapi.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appsync_graphql_api
*/
CREATE VIEW aws_appsync_api AS
SELECT resource_uid, resource_name AS name,
  json_text_or('NONE', configuration, 'logConfig', 'fieldLogLevel') AS log_level,
  json_get_str(configuration, 'authenticationType') AS authentication,
  json_text_or('', configuration, 'wafWebAclArn') <> '' AS web_acl
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::AppSync::GraphQLApi'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('NONE', configuration, 'LogConfig', 'FieldLogLevel') AS log_level,
  json_get_str(configuration, 'AuthenticationType') AS authentication
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::AppSync::GraphQLApi'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('NONE', configuration, 'log_config', 0, 'field_log_level') AS log_level,
  json_get_str(configuration, 'authentication_type') AS authentication,
  CASE WHEN kind = 'create' OR json_text_or('', configuration, 'web_acl_arn') <> ''
    THEN json_text_or('', configuration, 'web_acl_arn') <> '' END AS web_acl
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_appsync_graphql_api'
