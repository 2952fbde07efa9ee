/*
Workgroups of Redshift Serverless.
  public                reachable from the internet
  enhanced_vpc_routing  COPY and UNLOAD go through the VPC
  require_ssl           clients must use TLS; NULL: the parameter is not set
  port                  port that it listens on; 5439 by default
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshiftserverless-workgroup.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshiftserverless_workgroup
*/
CREATE VIEW aws_redshift_serverless_workgroup AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'publiclyAccessible') AS public,
  json_get_bool(configuration, 'enhancedVpcRouting') AS enhanced_vpc_routing,
  lower(json_get_str(array_filter(json_get_array(configuration, 'configParameters'), lambda p : p ->> 'parameterKey' = 'require_ssl')[1], 'parameterValue')) = 'true' AS require_ssl,
  json_get_int(configuration, 'port') AS port
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::RedshiftServerless::Workgroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'PubliclyAccessible') AS public,
  json_bool_or(false, configuration, 'EnhancedVpcRouting') AS enhanced_vpc_routing,
  lower(json_get_str(array_filter(json_get_array(configuration, 'ConfigParameters'), lambda p : p ->> 'ParameterKey' = 'require_ssl')[1], 'ParameterValue')) = 'true' AS require_ssl,
  json_int_or(5439, configuration, 'Port') AS port
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::RedshiftServerless::Workgroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'publicly_accessible') AS public,
  json_bool_or(false, configuration, 'enhanced_vpc_routing') AS enhanced_vpc_routing,
  lower(json_get_str(array_filter(json_get_array(configuration, 'config_parameter'), lambda p : p ->> 'parameter_key' = 'require_ssl')[1], 'parameter_value')) = 'true' AS require_ssl,
  json_int_or(5439, configuration, 'port') AS port
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_redshiftserverless_workgroup'
