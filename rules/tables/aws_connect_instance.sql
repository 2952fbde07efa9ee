/*
Instances of Connect.
  flow_logs  flows are logged
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-connect-instance.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/connect_instance
*/
CREATE VIEW aws_connect_instance AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'Attributes', 'ContactflowLogs') AS flow_logs
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Connect::Instance'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'Attributes', 'ContactflowLogs') AS flow_logs
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Connect::Instance'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'contact_flow_logs_enabled') AS flow_logs
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_connect_instance'
