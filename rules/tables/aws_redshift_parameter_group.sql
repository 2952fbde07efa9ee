/*
Parameter groups of Redshift.
  require_ssl  clients must use TLS; false by default
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-redshift-clusterparametergroup.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_parameter_group
*/
CREATE VIEW aws_redshift_parameter_group AS
SELECT resource_uid, resource_name AS name,
  any_match(json_array_or_empty(configuration, 'Parameters'), lambda p :
    p ->> 'ParameterName' = 'require_ssl' AND lower(p ->> 'ParameterValue') = 'true') AS require_ssl
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Redshift::ClusterParameterGroup'
UNION ALL BY NAME
-- AWS Config lays the parameters, all of them, beside the configuration.
SELECT resource_uid, resource_name AS name,
  any_match(json_get_array(configuration, 'supplementaryConfiguration', 'Parameters'), lambda p :
    p ->> 'parameterName' = 'require_ssl' AND lower(p ->> 'parameterValue') = 'true') AS require_ssl
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::Redshift::ClusterParameterGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  any_match(json_array_or_empty(configuration, 'parameter'), lambda p :
    p ->> 'name' = 'require_ssl' AND lower(p ->> 'value') = 'true') AS require_ssl
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_redshift_parameter_group'
