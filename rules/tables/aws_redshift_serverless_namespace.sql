/*
Namespaces of Redshift Serverless.
  log_exports  list of the logs that go to CloudWatch: userlog, connectionlog, useractivitylog
  database     name of the first database; dev by default
  username     login of the administrator; admin by default
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshiftserverless-namespace.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshiftserverless_namespace
*/
CREATE VIEW aws_redshift_serverless_namespace AS
SELECT resource_uid, resource_name AS name,
  json_texts(configuration, 'logExports') AS log_exports,
  json_get_str(configuration, 'dbName') AS database,
  json_get_str(configuration, 'adminUsername') AS username
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::RedshiftServerless::Namespace'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_texts_or_empty(configuration, 'LogExports') AS log_exports,
  json_text_or('dev', configuration, 'DbName') AS database,
  json_text_or('admin', configuration, 'AdminUsername') AS username
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::RedshiftServerless::Namespace'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_texts_or_empty(configuration, 'log_exports') AS log_exports,
  json_text_or('dev', configuration, 'db_name') AS database,
  json_text_or('admin', configuration, 'admin_username') AS username
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_redshiftserverless_namespace'
