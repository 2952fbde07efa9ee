/*
Environments of Managed Workflows for Apache Airflow.
  access  PUBLIC_ONLY, PRIVATE_ONLY, PUBLIC_AND_PRIVATE
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-mwaa-environment.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mwaa_environment
*/
CREATE VIEW aws_mwaa_environment AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'WebserverAccessMode') AS access
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::MWAA::Environment'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('PRIVATE_ONLY', configuration, 'WebserverAccessMode') AS access
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::MWAA::Environment'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('PRIVATE_ONLY', configuration, 'webserver_access_mode') AS access
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_mwaa_environment'
